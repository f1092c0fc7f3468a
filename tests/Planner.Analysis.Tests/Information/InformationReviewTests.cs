using Planner.Analysis.Information;
using Planner.Analysis.Intervals;
using Planner.Localities.Scenarios;
using Planner.Numerics.Distributions;

namespace Planner.Analysis.Tests.Information;

public sealed class InformationReviewTests
{
    private const UncertainInput Cost = UncertainInput.UnitCostFactor;
    private const UncertainInput Idle = UncertainInput.TrendFactor;

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.5, 1.0)]
    [InlineData(-0.3, 0.8)]
    public void Of_TwoOptionsLinearInANormalInput_IsTheClosedForm(double mean, double slope)
    {
        // One option brings nothing, the other mean + slope·z: E max(0, m + s·z) − max(0, m) = m·Φ(m/s) + s·φ(m/s) − max(0, m), the unit normal linear loss integral
        // (Raiffa and Schlaifer, Applied Statistical Decision Theory, 1961).
        InformationReview review = Draw(new Random(1), 40_000, mean, slope, noise: 0.5);

        InformationValue cost = review.Inputs[0];
        Assert.Equal(Cost, cost.Input);
        Assert.Equal(ClosedForm(mean, slope), cost.Value.Estimate, 0.02);
        Assert.Equal(ClosedForm(mean, slope), cost.Ceiling, 0.02);
        Assert.Equal(1 - Normal.Cdf(Math.Abs(mean) / slope), cost.Changed, 0.03);
        Assert.True(review.Everything.Estimate >= cost.Value.Estimate);
        if (mean != 0)
        {
            Assert.Equal((mean > 0 ? "nothing" : "something", mean < 0), (cost.Instead, cost.WhenHigher));
        }
    }

    [Fact]
    public void Of_AnInputThatDoesNothing_IsWorthNothing()
    {
        InformationValue idle = Draw(new Random(2), 10_000, 0.2, 1, 0.5).Inputs[1];

        Assert.Equal(Idle, idle.Input);
        Assert.InRange(idle.Value.Estimate, -0.01, 0.01);
    }

    [Fact]
    public void Of_OneOptionAlwaysBetter_ChangesNothing()
    {
        InformationReview review = Draw(new Random(3), 4000, 8, 1, 0.5);

        Assert.All(review.Inputs, i => Assert.Equal((0.0, 0.0, null), (i.Value.Estimate, i.Changed, i.Instead)));
    }

    [Fact]
    public void Of_TooFewReplicatesOrScenarios_IsNull()
    {
        Clustering tables = Clustering.Of(Enumerable.Range(0, 50).Select(r => r % 5));
        double[] column = [.. Enumerable.Range(0, 50).Select(r => (double)r)];

        Assert.Null(InformationReview.Of([("a", column), ("b", column)], [(Cost, column)], tables));
        Assert.Null(InformationReview.Of([("a", column)], [(Cost, column)], tables));
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(0.1, 0.3)]
    [InlineData(0.3, 0.5)]
    public void Of_ManySamples_HasLittleBiasAndCoversTheClosedForm(double mean, double slope)
    {
        const int Trials = 400;
        var random = new Random(4);
        double truth = ClosedForm(mean, slope), sum = 0, ceilings = 0;
        int covered = 0, idle = 0;
        for (int t = 0; t < Trials; t++)
        {
            InformationReview review = Draw(random, 2000, mean, slope, noise: 1);
            InformationValue cost = review.Inputs.First(i => i.Input == Cost);
            sum += cost.Value.Estimate;
            ceilings += cost.Ceiling;
            covered += cost.Low <= truth && truth <= cost.High ? 1 : 0;
            idle += review.Inputs.First(i => i.Input == Idle).Distinguishable ? 1 : 0;
        }

        // Cross-fitting errs below, the curves above; the truth lies between.
        Assert.InRange(sum / Trials, truth - 0.01, truth + 0.002);
        Assert.InRange(ceilings / Trials, truth - 0.002, truth + 0.02);
        Assert.InRange((double)covered / Trials, 0.93, 1);
        Assert.InRange(idle, 0, Trials / 20);
    }

    private static double ClosedForm(double mean, double slope)
    {
        double u = mean / slope;
        return (mean * Normal.Cdf(u)) + (slope * Math.Exp(-u * u / 2) / Math.Sqrt(2 * Math.PI)) - Math.Max(0, mean);
    }

    private static InformationReview Draw(Random random, int n, double mean, double slope, double noise)
    {
        double[] z = [.. Enumerable.Range(0, n).Select(_ => Normal.Quantile(random.NextDouble()))], idle = [.. Enumerable.Range(0, n).Select(_ => Normal.Quantile(random.NextDouble()))];
        double[] nothing = [.. Enumerable.Range(0, n).Select(_ => noise * Normal.Quantile(random.NextDouble()))];
        double[] something = [.. z.Select(x => mean + (slope * x) + (noise * Normal.Quantile(random.NextDouble())))];
        return InformationReview.Of(
            [("nothing", nothing), ("something", something)], [(Cost, z), (Idle, idle)], Clustering.Of(Enumerable.Range(0, n).Select(r => r % 20)))!;
    }
}
