using MathNet.Numerics.Distributions;
using Planner.Analysis.Intervals;
using Planner.Analysis.Precision;
using Xunit.Abstractions;

namespace Planner.Analysis.Tests.Precision;

/// <summary>
/// Runs of open length on samples whose truth is known: how often the interval at which such a run ends holds it. Ends at a look whose estimate happens to look precise (a small share) would
/// show here as too low a coverage. Seeds are fixed.
/// </summary>
[Trait("Category", "Slow")]
public class SequentialCoverageTests(ITestOutputHelper output)
{
    private const int Tables = 20;

    // 3,000 trials: the counted coverage has a standard error of 0.4 points at 95 %.
    private const int Trials = 3000;
    private const double Nominal = 0.95;

    [Theory]
    [InlineData(0.05, 0, 0.012)]
    [InlineData(0.2, 0, 0.03)]
    [InlineData(0.5, 0, 0.03)]
    [InlineData(0.95, 0, 0.012)]
    [InlineData(0.05, 0.001, 0.015)]
    [InlineData(0.1, 0.002, 0.03)]
    [InlineData(0.3, 0.0005, 0.03)]
    [InlineData(0.5, 0.002, 0.04)]
    [InlineData(0.7, 0.01, 0.05)]
    [InlineData(0.95, 0.005, 0.02)]
    public void OfProbability_AtTheEnd_CoversAtLeastAtItsLevel(double p, double correlation, double halfWidth)
    {
        var random = new Random(21);
        var aim = new PrecisionAim(halfWidth, PrecisionMeasure.Probabilities, [0], 16_384);
        Clustering[] shared = Shared(aim);
        var ends = new int[aim.Schedule.Looks];
        int covered = 0;
        bool[] met = new bool[LookSchedule.Replicates(aim.Schedule.Looks - 1)];
        for (int trial = 0; trial < Trials; trial++)
        {
            double[] tables = TableProbabilities(random, p, correlation);
            int n = 0;
            for (int look = 0; ; look++)
            {
                for (int to = LookSchedule.Replicates(look); n < to; n++)
                {
                    met[n] = random.NextDouble() < tables[n % Tables];
                }

                var interval = ProportionInterval.Of(met.AsSpan(0, n), shared[look], aim.Schedule.Level(look));
                if (interval.HalfWidth <= halfWidth || look == aim.Schedule.Looks - 1)
                {
                    covered += interval.Low <= p && p <= interval.High ? 1 : 0;
                    ends[look]++;
                    break;
                }
            }
        }

        Check(covered, ends);
    }

    [Theory]
    [InlineData(0.4, 0.05, 0.02, 0, 0.02)]
    [InlineData(0.3, 0.2, 0.0, 0, 0.03)]
    [InlineData(0.4, 0.15, 0.05, 0.003, 0.04)]
    public void OfDifference_AtTheEnd_CoversAtLeastAtItsLevel(double both, double onlyB, double onlyA, double correlation, double halfWidth)
    {
        var random = new Random(22);
        var aim = new PrecisionAim(halfWidth, PrecisionMeasure.Differences, [0], 16_384);
        Clustering[] shared = Shared(aim);
        var ends = new int[aim.Schedule.Looks];
        double rest = 1 - onlyB, truth = onlyB - onlyA;
        int covered = 0, most = LookSchedule.Replicates(aim.Schedule.Looks - 1);
        bool[] a = new bool[most], b = new bool[most];
        for (int trial = 0; trial < Trials; trial++)
        {
            double[] tables = TableProbabilities(random, onlyB, correlation);
            int n = 0;
            for (int look = 0; ; look++)
            {
                for (int to = LookSchedule.Replicates(look); n < to; n++)
                {
                    bool only = random.NextDouble() < tables[n % Tables];
                    double u = only ? 1 : random.NextDouble() * rest;
                    a[n] = !only && u < both + onlyA;
                    b[n] = only || u < both;
                }

                var interval = PairedDifferenceInterval.Of(a.AsSpan(0, n), b.AsSpan(0, n), shared[look], aim.Schedule.Level(look));
                if ((interval.High - interval.Low) / 2 <= halfWidth || look == aim.Schedule.Looks - 1)
                {
                    covered += interval.Low <= truth && truth <= interval.High ? 1 : 0;
                    ends[look]++;
                    break;
                }
            }
        }

        Check(covered, ends);
    }

    [Fact]
    public void OfProbability_NeverEnding_HoldsAtEveryLook()
    {
        // The error is spent over all looks, so an interval holds at every look at once, not only at the one where a run ends.
        var random = new Random(23);
        LookSchedule schedule = LookSchedule.Of(0.01, 16_384);
        var aim = new PrecisionAim(0.01, PrecisionMeasure.Probabilities, [0], 16_384);
        Clustering[] shared = Shared(aim);
        bool[] met = new bool[16_384];
        int held = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            double[] tables = TableProbabilities(random, 0.3, 0.002);
            for (int r = 0; r < met.Length; r++)
            {
                met[r] = random.NextDouble() < tables[r % Tables];
            }

            held += Enumerable.Range(0, schedule.Looks).All(k =>
            {
                var interval = ProportionInterval.Of(met.AsSpan(0, LookSchedule.Replicates(k)), shared[k], schedule.Level(k));
                return interval.Low <= 0.3 && 0.3 <= interval.High;
            }) ? 1 : 0;
        }

        output.WriteLine($"held at every look {(double)held / Trials:P2}");
        Assert.True((double)held / Trials >= Nominal);
    }

    private static Clustering[] Shared(PrecisionAim aim) =>
        [.. Enumerable.Range(0, aim.Schedule.Looks).Select(k => Clustering.Of(Enumerable.Range(0, LookSchedule.Replicates(k)).Select(r => r % Tables)))];

    private static double[] TableProbabilities(Random random, double mean, double correlation)
    {
        double size = (1 / correlation) - 1;
        return [.. Enumerable.Range(0, Tables).Select(_ => correlation == 0 ? mean : Beta.Sample(random, mean * size, (1 - mean) * size))];
    }

    private void Check(int covered, int[] ends)
    {
        double coverage = (double)covered / Trials;
        output.WriteLine($"coverage {coverage:P2}; ends by look: {string.Join(", ", ends)}");
        Assert.True(coverage >= Nominal, $"coverage {coverage:P2}");
        Assert.True(ends.Take(ends.Length - 1).Sum() > Trials / 2, "most runs are to end by their own rule");
    }
}
