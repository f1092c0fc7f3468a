using MathNet.Numerics.Distributions;
using Planner.Analysis.Intervals;

namespace Planner.Analysis.Tests.Intervals;

public sealed class ProportionIntervalTests
{
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)] // Newcombe 1998 (two-sided intervals for the single proportion), table I, method 3
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_PublishedCounts_GivesPublishedLimits(int events, int n, double low, double high)
    {
        (double l, double h) = ProportionInterval.Wilson((double)events / n, n, CriticalValue.Normal(0.95));

        Assert.Equal(low, l, 4);
        Assert.Equal(high, h, 4);
    }

    [Fact]
    public void Of_OneTable_IsPlainWilson()
    {
        bool[] events = Enumerable.Range(0, 263).Select(r => r < 81).ToArray();

        ProportionInterval interval = ProportionInterval.Of(events, Clustering.Of(new int[263]));

        Assert.Equal(1, interval.Design.Ratio);
        Assert.Equal(0.2553, interval.Low, 4);
        Assert.Equal(0.3662, interval.High, 4);
    }

    [Fact]
    public void Of_EveryTableOneValue_RestsOnTablesAlone()
    {
        // 4 tables of 25, two of them always true: v_between = 4/3 · 4 · 12.5² / 100² = 1/12, v_independent = 0.25/99.
        bool[] events = Enumerable.Range(0, 100).Select(r => r % 4 < 2).ToArray();

        ProportionInterval interval = ProportionInterval.Of(events, Clustering.Of(Enumerable.Range(0, 100).Select(r => r % 4)));

        Assert.Equal(1.0 / 12 / (0.25 / 99), interval.Design.Ratio, 9);
        Assert.Equal(StudentT.InvCDF(0, 1, 3, 0.975), interval.Design.CriticalValue, 9);
        Assert.True(interval.Low < 0.1 && interval.High > 0.9, $"{interval}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_AllAlike_HasWidth(bool value)
    {
        bool[] events = Enumerable.Repeat(value, 2000).ToArray();

        ProportionInterval interval = ProportionInterval.Of(events, Clustering.Of(Enumerable.Range(0, 2000).Select(r => r % 20)));

        Assert.True(interval.High > interval.Low);
        Assert.Equal(value ? 1 : 0, interval.Estimate);
        Assert.Equal(value ? 1 : 0, value ? interval.High : interval.Low);
        // k²/(n + k²), the closed form at the ends.
        double k2 = Math.Pow(CriticalValue.Normal(0.95), 2);
        Assert.Equal(k2 / (2000 + k2), interval.High - interval.Low, 12);
    }

    [Fact]
    public void Of_WrongNumber_Throws() =>
        Assert.Throws<ArgumentException>(() => ProportionInterval.Of(new bool[3], Clustering.Of([0, 1])));
}
