using Planner.Numerics.Quantiles;
using Planner.Numerics.Random;

namespace Planner.Numerics.Tests.Quantiles;

public class OrderStatisticIntervalTests
{
    // The classical table of sign-test intervals for the median (Conover, Practical Nonparametric Statistics): n = 10: 2nd and 9th, 97.85 %; n = 20: 6th and 15th, 95.86 %.
    [Theory]
    [InlineData(10, 2, 9, 0.978515625)]
    [InlineData(20, 6, 15, 0.958610534667969)]
    [InlineData(5, 0, 6, 1.0)]
    [InlineData(6, 1, 6, 0.96875)]
    public void Of_Median95_TableValues(int n, int lower, int upper, double coverage)
    {
        OrderStatisticInterval interval = OrderStatisticInterval.Of(n, 0.5, 0.95);
        Assert.Equal((lower, upper), (interval.LowerRank, interval.UpperRank));
        Assert.Equal(coverage, interval.Coverage, 1e-14);
    }

    [Fact]
    public void Of_ManySizes_CoversAtLeastTheLevelAndContainsTheSampleQuantile()
    {
        foreach (int n in new[] { 1, 3, 30, 200, 2000, 20_000 })
        {
            double[] x = new double[n];
            for (int i = 0; i < n; i++)
            {
                x[i] = i;
            }

            foreach (double q in new[] { 0.0, 0.05, 0.1, 0.5, 0.9, 1.0 })
            {
                OrderStatisticInterval interval = OrderStatisticInterval.Of(n, q, 0.95);
                Assert.InRange(interval.Coverage, 0.95 - 1e-12, 1);
                (double low, double high) = interval.In(x);
                double sample = SampleQuantile.OfSorted(x, q);
                Assert.True(low <= sample && sample <= high && low < high);
            }
        }
    }

    [Fact]
    public void In_RepeatedSamples_CoversAsOftenAsStated()
    {
        const int trials = 4000, n = 60;
        OrderStatisticInterval interval = OrderStatisticInterval.Of(n, 0.9, 0.9);
        var source = new UniformSource(17);
        double[] x = new double[n];
        int covered = 0;
        for (int t = 0; t < trials; t++)
        {
            source.Fill(DrawPurpose.Named("coverage"), (ulong)t, 0, 0, 0, x);
            Array.Sort(x);
            (double low, double high) = interval.In(x);
            covered += low <= 0.9 && 0.9 <= high ? 1 : 0;
        }

        double deviation = Math.Sqrt(interval.Coverage * (1 - interval.Coverage) / trials);
        Assert.InRange(covered / (double)trials, interval.Coverage - 3.5 * deviation, interval.Coverage + 3.5 * deviation);
    }

    [Fact]
    public void Of_OutOfRange_Refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => OrderStatisticInterval.Of(0, 0.5, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => OrderStatisticInterval.Of(10, 1.5, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => OrderStatisticInterval.Of(10, 0.5, 1));
        Assert.Throws<ArgumentException>(() => OrderStatisticInterval.Of(100, 0.5, 0.95).In([1, 2]));
    }
}
