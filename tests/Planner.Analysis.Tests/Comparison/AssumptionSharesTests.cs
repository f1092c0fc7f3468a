using Planner.Analysis.Comparison;
using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Analysis.Tests.Comparison;

public sealed class AssumptionSharesTests
{
    private const int Replicates = 4000;
    private const int Seed = 7;

    // b − a = 2·z₁ + 1·z₂ + ε: the variance is 4 + 1 + 1.
    [Theory]
    [InlineData(false, false, 5.0 / 6)]
    [InlineData(true, false, 1.0 / 6)]
    [InlineData(false, true, 4.0 / 6)]
    [InlineData(true, true, 0)]
    public void Of_ADifferenceOfKnownParts_GivesThePartOfTheInputsNoDataInform(bool firstInformed, bool secondInformed, double expected)
    {
        AssumptionShare share = Share(firstInformed, secondInformed, (one, two, chance) => (2 * one) + two + chance);

        Assert.InRange(share.Estimate, expected - 0.02, expected + 0.02);
        Assert.InRange(share.Error, 0, 0.02);
    }

    [Fact]
    public void Of_ADifferenceThatBends_CountsTheSquareToo()
    {
        // Var(z²) = 2, so of z₁² + ε two thirds.
        AssumptionShare share = Share(false, true, (one, _, chance) => (one * one) + chance);

        Assert.InRange(share.Estimate, (2.0 / 3) - 0.05, (2.0 / 3) + 0.05);
    }

    [Fact]
    public void Of_PureChance_GivesNothingButTheEstimatorsError()
    {
        AssumptionShare share = Share(false, false, (_, _, chance) => chance);

        Assert.InRange(share.Estimate, -0.01, 0.01);
    }

    [Fact]
    public void Of_ADifferenceThatDoesNotVary_IsUndefined()
    {
        (Ensemble a, Ensemble b) = Pair(false, false, (_, _, _) => 3);

        Assert.Null(EnsembleComparison.Of([a, b]).TargetDifferences[0].Uninformed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20)]
    public void Of_TooFewReplicates_IsUndefined(int replicates)
    {
        (Ensemble a, Ensemble b) = Pair(false, false, (one, two, chance) => one + two + chance, replicates);

        Assert.Null(EnsembleComparison.Of([a, b]).TargetDifferences[0].Uninformed);
    }

    private static AssumptionShare Share(bool firstInformed, bool secondInformed, Func<double, double, double, double> difference)
    {
        (Ensemble a, Ensemble b) = Pair(firstInformed, secondInformed, difference);
        return EnsembleComparison.Of([a, b]).TargetDifferences[0].Uninformed!.Value;
    }

    private static (Ensemble A, Ensemble B) Pair(bool firstInformed, bool secondInformed, Func<double, double, double, double> difference, int replicates = Replicates)
    {
        EnsembleBuilder builder = new EnsembleBuilder
        {
            Replicates = replicates,
            Seed = Seed,
            Assumptions = [Factor(UncertainInput.ExitFactor, firstInformed), Factor(UncertainInput.TrendFactor, secondInformed)],
        }.Target("T-1", ">=", 1000, "percent", null, "a", "b");
        var title = new LocalizedText("a", "b");
        Ensemble a = builder.Build("a", title, (_, _, _) => 0, (_, r) => 10);
        InputScores scores = InputScores.Of(a.Scenario, Seed, replicates);
        double[] one = scores.Of(UncertainInput.ExitFactor).ToArray(), two = scores.Of(UncertainInput.TrendFactor).ToArray();
        var random = new Analysis.Calibration.DrawSequence(3, "test.chance", "x");
        double[] chance = [.. Enumerable.Range(0, replicates).Select(_ => random.Normal())];
        return (a, builder.Build("b", title, (_, _, _) => 0, (_, r) => 10 + difference(one[r], two[r], chance[r])));
    }

    private static UncertainAssumption Factor(UncertainInput input, bool informed) =>
        new(input, new UncertainDistribution("lognormal", 1, 0.2, 0, 0, [], []), EnsembleBuilder.Here) { Informed = informed };
}
