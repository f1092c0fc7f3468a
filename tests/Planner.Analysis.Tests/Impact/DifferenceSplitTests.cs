using Planner.Analysis.Impact;
using Planner.Analysis.Intervals;
using Planner.Rules.Pack;

namespace Planner.Analysis.Tests.Impact;

public sealed class DifferenceSplitTests
{
    private static readonly InputGroup[] Three = [InputGroup.Rules, InputGroup.Data, InputGroup.Budget];
    private static readonly TargetDefinition Target = new EnsembleBuilder().Target("T", ">=", 0.5, "percent", null, "Mục tiêu", "Target").Targets[0];

    [Fact]
    public void Of_PartsThatAdd_EachIsItsOwn()
    {
        // Values 2, −1 and 5 whatever went before.
        TargetSplit split = Split(8, mask => (mask & 1) * 2 - (mask >> 1 & 1) + (mask >> 2 & 1) * 5);

        Assert.Equal([2, -1, 5], split.Parts.Select(p => Math.Round(p.Value!.Value.Estimate, 12)));
    }

    [Fact]
    public void Of_AnInteraction_IsSharedEquallyAndSaidToDependOnOrder()
    {
        // Met only where rules and data both changed: each alone does nothing. Shapley: half to each, none to the budget.
        TargetSplit split = Split(8, mask => (mask & 3) == 3 ? 1 : 0);

        Assert.Equal([0.5, 0.5, 0], split.Parts.Select(p => Math.Round(p.Share.Estimate, 12)));
        Assert.Equal([0, 1, 0], split.Parts.Select(p => p.Step.Estimate));
        Assert.Equal([(0.0, 1.0), (0, 1), (0, 0)], split.Parts.Select(p => (p.Least, p.Greatest)));
    }

    [Fact]
    public void Of_AnyRuns_PartsAndStepsSumToTheWhole()
    {
        var random = new Random(5);
        for (int trial = 0; trial < 20; trial++)
        {
            int k = 1 + (trial % 5);
            double[][] values = [.. Enumerable.Range(0, 1 << k).Select(_ => Enumerable.Range(0, 50).Select(_ => random.NextDouble()).ToArray())];
            SplitColumns[] runs = [.. values.Select(v => new SplitColumns([.. v.Select(x => x >= 0.5)], v))];

            TargetSplit split = DifferenceSplit.Of(Target, [.. Enum.GetValues<InputGroup>().Take(k)], runs, [Clustering.Of(Enumerable.Range(0, 50).Select(r => r % 5))]);

            Assert.Equal(split.Whole.Estimate, split.Parts.Sum(p => p.Share.Estimate), 12);
            Assert.Equal(split.Whole.Estimate, split.Parts.Sum(p => p.Step.Estimate), 12);
            Assert.Equal(values[^1].Average() - values[0].Average(), split.Parts.Sum(p => p.Value!.Value.Estimate), 12);
            Assert.All(split.Parts, p => Assert.InRange(p.Share.Estimate, p.Least - 1e-12, p.Greatest + 1e-12));
        }
    }

    [Fact]
    public void Of_MixturesMissing_Throws() => Assert.Throws<ArgumentException>(() => Split(4, mask => mask));

    [Fact]
    public void PartInterval_NothingMoves_HasWidth()
    {
        var part = PartInterval.Of(new double[200], [Clustering.Of(Enumerable.Range(0, 200).Select(r => r % 20))]);

        Assert.True(part is { Estimate: 0, Low: < 0, High: > 0 });
        Assert.False(part.Distinguishable);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(0.02, 0.01)]
    [InlineData(0.1, 0.05)]
    [InlineData(0.3, 0.2)]
    public void PartInterval_PlantedPart_CoversIt(double up, double down)
    {
        // A part of an interaction: each replicate's value is 0, ±1/2 or ±1, with known mean.
        const int Trials = 4000, Replicates = 400;
        var random = new Random(11);
        Clustering tables = Clustering.Of(Enumerable.Range(0, Replicates).Select(r => r % 20));
        double truth = (up - down) * 0.75;
        int covered = 0;
        double[] parts = new double[Replicates];
        for (int t = 0; t < Trials; t++)
        {
            for (int r = 0; r < Replicates; r++)
            {
                double u = random.NextDouble();
                double sign = u < up ? 1 : u < up + down ? -1 : 0;
                parts[r] = sign * (random.NextDouble() < 0.5 ? 1 : 0.5);
            }

            var interval = PartInterval.Of(parts, [tables]);
            covered += interval.Low <= truth && truth <= interval.High ? 1 : 0;
        }

        Assert.InRange((double)covered / Trials, 0.94, up < 0.05 ? 0.995 : 0.99);
    }

    private static TargetSplit Split(int mixtures, Func<int, double> value) => DifferenceSplit.Of(
        Target,
        Three,
        [.. Enumerable.Range(0, mixtures).Select(m => new SplitColumns([.. Enumerable.Repeat(value(m) >= 0.5, 40)], [.. Enumerable.Repeat(value(m), 40)]))],
        [Clustering.Of(Enumerable.Range(0, 40).Select(r => r % 4))]);
}
