using MathNet.Numerics.Distributions;
using Planner.Analysis.Decision;
using Planner.Analysis.Intervals;
using Planner.Localities.Scenarios;

namespace Planner.Analysis.Tests.Decision;

public class AssumptionRegretTests
{
    // E(z | z in the upper third) = 3 φ(Φ⁻¹(2/3)).
    private const double UpperMean = 1.0907999;

    private static readonly Clustering OneTable = Clustering.Of(Enumerable.Repeat(0, 30_000));

    // Scores at the midpoints of 30,000 equally likely steps, in an order in which halves are alike.
    private static readonly double[] Scores = [.. Enumerable.Range(0, 30_000).Select(r => Normal.InvCDF(0, 1, (r + 0.5) / 30_000))];

    [Fact]
    public void Of_OneScenarioRisesWithTheAssumption_MeetsTheClosedForm()
    {
        // a is steady, b is 1 better and rises by 2 a unit: a gives away 1 + 2E in the upper third, b 2E − 1 in the lower.
        AssumptionRegret found = AssumptionRegret.Of(
            [("a", new double[30_000]), ("b", [.. Scores.Select(z => 1 + (2 * z))])], [(UncertainInput.UnitCostFactor, Scores)], OneTable)!;
        ScenarioSlices a = found.Scenarios[0], b = found.Scenarios[1];
        Assert.Equal([AssumptionThird.Low, AssumptionThird.Middle, AssumptionThird.High], a.Slices.Select(s => s.Third));
        Assert.Equal([0, 1, 1 + (2 * UpperMean)], a.Slices.Select(s => Math.Round(s.Regret, 2)), (x, y) => Math.Abs(x - y) < 0.01);
        Assert.Equal(AssumptionThird.High, a.Worst.Third);
        Assert.Equal(1 + (2 * UpperMean), a.Worst.Loss.Estimate, 2);
        Assert.Equal(AssumptionThird.Low, b.Worst.Third);
        Assert.Equal((2 * UpperMean) - 1, b.Worst.Loss.Estimate, 2);
        Assert.Equal("b", found.Minimax.Scenario);
        Assert.Empty(found.AsGood);
        Assert.Equal("a", b.Worst.Against);
    }

    [Fact]
    public void Of_SeveralAssumptions_NamesTheOneThatMatters()
    {
        double[] other = [.. Scores.Select((_, r) => Scores[r * 7919 % 30_000])];
        AssumptionRegret found = AssumptionRegret.Of(
            [("a", [.. other.Select(z => -z)]), ("b", new double[30_000]), ("c", [.. Enumerable.Repeat(-5.0, 30_000)])],
            [(UncertainInput.ExitFactor, Scores), (UncertainInput.DisbursementShift, other)],
            OneTable)!;
        Assert.Equal((UncertainInput.DisbursementShift, AssumptionThird.High, "b"), (found.Scenarios[0].Worst.Input, found.Scenarios[0].Worst.Third, found.Scenarios[0].Worst.Against));
        Assert.Equal((UncertainInput.DisbursementShift, AssumptionThird.Low, "a"), (found.Scenarios[1].Worst.Input, found.Scenarios[1].Worst.Third, found.Scenarios[1].Worst.Against));
        Assert.Equal(6, found.Scenarios[2].Slices.Count);

        // a and b give away as much at their worst, c far more.
        Assert.Single(found.AsGood);
        Assert.DoesNotContain("c", found.AsGood.Select(s => s.Scenario).Append(found.Minimax.Scenario));
    }

    [Fact]
    public void Of_BestEverywhere_GivesNothingAway()
    {
        AssumptionRegret found = AssumptionRegret.Of([("a", new double[30_000]), ("b", [.. Scores.Select(z => 3 + (z / 2))])], [(UncertainInput.TrendFactor, Scores)], OneTable)!;
        Assert.Equal("b", found.Minimax.Scenario);
        Assert.Equal(0, found.Minimax.Worst.Regret);
        Assert.True(found.Minimax.Worst.Loss.High < 0);
    }

    [Fact]
    public void Of_NothingToCompare_IsNull()
    {
        Assert.Null(AssumptionRegret.Of([("a", new double[30_000])], [(UncertainInput.ExitFactor, Scores)], OneTable));
        Assert.Null(AssumptionRegret.Of([("a", new double[30_000]), ("b", new double[30_000])], [], OneTable));
        Assert.Null(AssumptionRegret.Of([("a", new double[40]), ("b", new double[40])], [(UncertainInput.ExitFactor, Scores[..40])], Clustering.Of(Enumerable.Repeat(0, 40))));
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(0)]
    [InlineData(0.3)]
    public void Worst_FoundAmongEqualSlices_CoversWhatItGivesAway(double spread)
    {
        // Nothing depends on any of five assumptions: whatever slice is found worst, what is given away there is 0.2. Without halves, the greatest of fifteen slices would be reported far too high.
        const int n = 2000, tables = 20;
        var random = new Random(41);
        var clustering = Clustering.Of(Enumerable.Range(0, n).Select(r => r % tables));
        int covered = 0;
        const int trials = 600;
        for (int trial = 0; trial < trials; trial++)
        {
            double[] effects = [.. Enumerable.Range(0, tables).Select(_ => spread * Normal.Sample(random, 0, 1))];
            (UncertainInput, double[])[] scores = [.. Enumerable.Range(0, 5).Select(i => ((UncertainInput)i, Enumerable.Range(0, n).Select(_ => Normal.Sample(random, 0, 1)).ToArray()))];
            double[] better = [.. Enumerable.Range(0, n).Select(r => 0.2 + effects[r % tables] + Normal.Sample(random, 0, 1))];
            MeanInterval loss = AssumptionRegret.Of([("a", new double[n]), ("b", better)], scores, clustering)!.Scenarios[0].Worst.Loss;
            covered += loss.Low <= 0.2 && 0.2 <= loss.High ? 1 : 0;
        }

        Assert.InRange((double)covered / trials, 0.93, 0.985);
    }
}
