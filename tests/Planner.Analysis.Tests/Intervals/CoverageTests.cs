using MathNet.Numerics.Distributions;
using Planner.Analysis.Intervals;
using Xunit.Abstractions;

namespace Planner.Analysis.Tests.Intervals;

/// <summary>Draws samples whose truth is known and counts how often the intervals hold it. Seeds are fixed, so a run is repeatable.</summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    private const int Trials = 2000;
    private const int Replicates = 400;
    private const int Tables = 20;

    // Binomial error of the counted coverage at 95 %: 0.5 points of standard deviation at 2,000 trials.
    private const double Slack = 0.01;

    private static readonly Clustering Shared = Clustering.Of(Enumerable.Range(0, Replicates).Select(r => r % Tables));

    [Theory]
    [InlineData(0.06, 0)]
    [InlineData(0.3, 0)]
    [InlineData(0.5, 0)]
    [InlineData(0.9, 0)]
    [InlineData(0.3, 0.05)]
    [InlineData(0.5, 0.2)]
    [InlineData(0.85, 0.1)]
    public void ProportionInterval_KnownProbability_CoversAtItsLevel(double p, double correlation)
    {
        var random = new Random(11);
        int covered = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            double[] tables = TableProbabilities(random, p, correlation);
            bool[] events = Enumerable.Range(0, Replicates).Select(r => random.NextDouble() < tables[r % Tables]).ToArray();
            ProportionInterval interval = ProportionInterval.Of(events, Shared);
            covered += interval.Low <= p && p <= interval.High ? 1 : 0;
        }

        Check(covered, 0.98);
    }

    [Theory]
    [InlineData(0.3, 0.05, 0.02, 0)]
    [InlineData(0.5, 0.1, 0.1, 0)]
    [InlineData(0.9, 0.02, 0.05, 0)]
    [InlineData(0.4, 0.15, 0.05, 0.2)]
    public void PairedDifferenceInterval_KnownDifference_CoversAtItsLevel(double both, double onlyB, double onlyA, double correlation)
    {
        // Tables differ in how often only b happens; the rest of the pairs is shared out in fixed proportions.
        var random = new Random(12);
        double truth = onlyB - onlyA;
        double rest = 1 - onlyB;
        int covered = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            double[] tables = TableProbabilities(random, onlyB, correlation);
            bool[] a = new bool[Replicates], b = new bool[Replicates];
            double expectedOnlyA = onlyA / rest;
            for (int r = 0; r < Replicates; r++)
            {
                if (random.NextDouble() < tables[r % Tables])
                {
                    b[r] = true;
                    continue;
                }

                double u = random.NextDouble();
                a[r] = u < expectedOnlyA || u > 1 - (both / rest);
                b[r] = u > 1 - (both / rest);
            }

            PairedDifferenceInterval interval = PairedDifferenceInterval.Of(a, b, Shared);
            covered += interval.Low <= truth && truth <= interval.High ? 1 : 0;
        }

        Check(covered, 0.985);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.8)]
    public void MeanInterval_KnownMean_CoversAtItsLevel(double tableSpread)
    {
        var random = new Random(13);
        int covered = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            double[] tables = Enumerable.Range(0, Tables).Select(_ => Normal.Sample(random, 0, 1) * tableSpread).ToArray();
            double[] values = Enumerable.Range(0, Replicates).Select(r => 5 + tables[r % Tables] + Normal.Sample(random, 0, 1)).ToArray();
            MeanInterval interval = MeanInterval.Of(values, Shared)!.Value;
            covered += interval.Low <= 5 && 5 <= interval.High ? 1 : 0;
        }

        Check(covered, 0.98);
    }

    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(0.1, 0.0)]
    [InlineData(0.5, 0.7)]
    public void QuantileInterval_KnownQuantile_CoversAtItsLevel(double q, double tableSpread)
    {
        var random = new Random(14);
        double truth = Normal.InvCDF(0, Math.Sqrt(1 + (tableSpread * tableSpread)), q);
        int covered = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            double[] tables = Enumerable.Range(0, Tables).Select(_ => Normal.Sample(random, 0, 1) * tableSpread).ToArray();
            double[] values = Enumerable.Range(0, Replicates).Select(r => tables[r % Tables] + Normal.Sample(random, 0, 1)).ToArray();
            QuantileInterval interval = QuantileInterval.Of(values, q, Shared)!.Value;
            covered += interval.Low <= truth && truth <= interval.High ? 1 : 0;
        }

        Check(covered, 0.985);
    }

    /// <summary>Beta-distributed probabilities of the tables with a mean and an intra-table correlation 1/(a + b + 1).</summary>
    private static double[] TableProbabilities(Random random, double mean, double correlation)
    {
        if (correlation == 0)
        {
            return Enumerable.Repeat(mean, Tables).ToArray();
        }

        double size = (1 / correlation) - 1;
        return Enumerable.Range(0, Tables).Select(_ => Beta.Sample(random, mean * size, (1 - mean) * size)).ToArray();
    }

    private void Check(int covered, double most)
    {
        double coverage = (double)covered / Trials;
        output.WriteLine($"coverage {coverage:P2}");
        Assert.InRange(coverage, 0.94 - Slack, most + Slack);
    }
}
