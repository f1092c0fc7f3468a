using Planner.Analysis.Comparison;
using Planner.Analysis.Decision;
using Planner.Analysis.Tests;
using Planner.Localities.Scenarios;
using Planner.Reporting.Tables;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Reporting.Tests.Tables;

public class InformationTextTests
{
    [Fact]
    public void Sentences_TheBestChoiceTurnsWithAnAssumption_SayWhatKnowingItIsWorth()
    {
        string[] said = Say(slope: 4, Language.English);

        // E max(0, 4z) is 4/√(2π) = 1.6 communes; the choice turns in half the futures.
        Assert.Contains(said, s => System.Text.RegularExpressions.Regex.IsMatch(
            s, @"most worth knowing before choosing is the cost of works: knowing it brings up to 1\.[56]\d? more communes on average \([\d.–]+\) and changes the choice in (4|5)\d of 100 futures; where it is (higher|lower) than expected"));
        Assert.Contains(said, s => s.StartsWith("Knowing all assumptions together is worth", StringComparison.Ordinal));
    }

    [Fact]
    public void Sentences_OtherNumbers_SayOtherThings()
    {
        Assert.NotEqual(Say(4, Language.English), Say(2, Language.English));
        Assert.Contains(Say(0, Language.English), s => s.Contains("No assumption is by itself worth waiting to know", StringComparison.Ordinal));
        Assert.Contains(Say(4, Language.Vietnamese), s => s.StartsWith("Đáng biết nhất trước khi chọn là đơn giá công trình", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Language.Vietnamese)]
    [InlineData(Language.English)]
    public void Panels_FitEightyColumns(Language language)
    {
        (ScenarioChoice choice, EnsembleComparison comparison) = Choose(4);

        Assert.All(new DecisionText(language).Panels(choice, comparison), p => Assert.True(p.Widths.Sum() + p.Widths.Count - 1 <= 80, p.Title));
    }

    private static string[] Say(double slope, Language language)
    {
        (ScenarioChoice choice, EnsembleComparison comparison) = Choose(slope);
        return [.. new DecisionText(language).Sentences(choice, comparison)];
    }

    private static (ScenarioChoice Choice, EnsembleComparison Comparison) Choose(double slope)
    {
        var builder = new EnsembleBuilder
        {
            Replicates = 2000,
            Assumptions = [new UncertainAssumption(UncertainInput.UnitCostFactor, new UncertainDistribution("lognormal", 1, 0.25, 0, 0, [], []), EnsembleBuilder.Here)],
        };
        builder.Metric("communesCertified", "communes", "Xã đạt", "Communes").Target("T", ">=", 10, "communes", "communesCertified", "Mục tiêu", "Target");
        Ensemble probe = builder.Build("probe", new LocalizedText("Thử", "Probe"), (_, _, _) => 0, (_, _) => 0);
        double[] z = InputScores.Of(probe.Scenario, probe.Seed, probe.Replicates).Of(UncertainInput.UnitCostFactor).ToArray();
        Ensemble One(string id, string vi, string en, Func<int, double> value) => builder.Build(id, new LocalizedText(vi, en), (_, _, r) => value(r), (_, r) => value(r));
        var comparison = EnsembleComparison.Of([One("steady", "Đều", "Steady", _ => 10), One("steep", "Dốc", "Steep", r => 10 + (slope * z[r]))]);
        return (ScenarioChoice.Of(comparison, new DecisionObjective(0)), comparison);
    }
}
