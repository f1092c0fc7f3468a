using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Analysis.Summaries;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Tests.Comparison;

public sealed class EnsembleComparisonTests
{
    private static readonly LocalizedText Name = new("a", "a");

    private static EnsembleBuilder Builder(long seed = 7) => new EnsembleBuilder { Seed = seed, Replicates = 200 }
        .Metric("m", "percent", "m", "m")
        .Target("T1", ">=", 0.5, "percent", "m", "m", "m");

    // A rough number per replicate, the same in every scenario.
    private static double Draw(int r) => (r * 0.6180339887) % 1;

    [Fact]
    public void Of_PairedScenarios_GivesTighterDifferencesThanUnpaired()
    {
        Ensemble a = Builder().Build("a", Name, (_, _, r) => Draw(r), (_, r) => Draw(r));
        Ensemble b = Builder().Build("b", Name, (_, _, r) => Draw(r) + 0.1, (_, r) => Draw(r) + 0.1);

        var comparison = EnsembleComparison.Of([a, b]);

        TargetDifference difference = Assert.Single(comparison.TargetDifferences);
        Assert.Equal(0.1, difference.Probability!.Value.Estimate, 2);
        Assert.Equal(1, difference.Better);
        Assert.True(difference.Probability!.Value.Distinguishable);
        ProportionInterval pa = comparison.Scenarios[0].Targets[0].Probability!.Value, pb = comparison.Scenarios[1].Targets[0].Probability!.Value;
        double unpaired = Math.Sqrt((pa.HalfWidth * pa.HalfWidth) + (pb.HalfWidth * pb.HalfWidth));
        Assert.True((difference.Probability!.Value.High - difference.Probability!.Value.Low) / 2 < unpaired / 2);
        MeanInterval metric = comparison.MetricDifferences[0].Difference[^1]!.Value;
        Assert.Equal(0.1, metric.Estimate, 12);
        Assert.Equal(0, metric.High - metric.Low, 12);
    }

    [Fact]
    public void Of_OtherSeed_Throws()
    {
        Ensemble a = Builder().Build("a", Name, (_, _, r) => Draw(r), (_, r) => Draw(r));
        Ensemble b = Builder(seed: 8).Build("b", Name, (_, _, r) => Draw(r), (_, r) => Draw(r));

        Assert.Throws<ArgumentException>(() => EnsembleComparison.Of([a, b]));
        Assert.Throws<ArgumentException>(() => EnsembleComparison.Of([]));
    }

    [Fact]
    public void MetricSummary_SomeReplicatesUndefined_SaysHowMany()
    {
        Ensemble a = Builder().Build("a", Name, (_, y, r) => y == 0 || r % 2 == 0 ? double.NaN : r, (_, r) => Draw(r));

        MetricSummary summary = MetricSummary.Of(a, 0);

        Assert.Equal(0, summary.Defined[0]);
        Assert.Null(summary.P50[0]);
        Assert.Null(summary.Mean[0]);
        Assert.Equal(100, summary.Defined[1]);
        Assert.Equal(100, summary.Mean[1]);
        Assert.Equal(100, summary.P50[1]);
        Assert.Equal(1 + (0.05 * 198), summary.P5[1]!.Value, 9);
    }
}
