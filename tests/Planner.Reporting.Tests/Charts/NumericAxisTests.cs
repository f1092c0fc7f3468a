using FsCheck;
using FsCheck.Fluent;
using Planner.Reporting.Charts.Model;

namespace Planner.Reporting.Tests.Charts;

public sealed class NumericAxisTests
{
    private static NumericAxis Round(double low, double high, int steps) =>
        NumericAxis.Round(string.Empty, low, high, steps, (v, d) => v.ToString("F" + d, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(0, 96, 5, "0 20 40 60 80 100")]
    [InlineData(0, 0.9, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-28, 28, 4, "-40 -20 0 20 40")]
    [InlineData(7, 7, 5, "6 8")]
    [InlineData(1.51, 1.57, 5, "1.50 1.52 1.54 1.56 1.58")]
    public void Round_Ends_GivesRoundTicks(double low, double high, int steps, string expected) =>
        Assert.Equal(expected, string.Join(' ', Round(low, high, steps).Ticks.Select(t => t.Label)));

    [Fact]
    public void Round_AnyEnds_HoldsThemInFewSteps() => Prop.ForAll<NormalFloat, NormalFloat>((a, b) =>
    {
        double low = Math.Clamp(Math.Min(a.Get, b.Get), -1e9, 1e9), high = Math.Clamp(Math.Max(a.Get, b.Get), -1e9, 1e9);
        if (high - low < 1e-6 * Math.Max(1, Math.Abs(high)))
        {
            return true;
        }

        NumericAxis axis = Round(low, high, 5);
        double slack = 1e-9 * Math.Max(1, Math.Abs(high) + Math.Abs(low));
        return axis.Min <= low + slack && axis.Max >= high - slack && axis.Ticks.Count is >= 2 and <= 8;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Round_NotFinite_Throws() => Assert.Throws<ArgumentException>(() => Round(double.NaN, 1, 5));
}
