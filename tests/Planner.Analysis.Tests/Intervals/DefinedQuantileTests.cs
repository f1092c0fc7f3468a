using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.Statistics;
using Planner.Analysis.Intervals;

namespace Planner.Analysis.Tests.Intervals;

public sealed class DefinedQuantileTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(1, 4)]
    public void OfSorted_OneToFour_GivesTypeSeven(double q, double expected) =>
        Assert.Equal(expected, DefinedQuantile.OfSorted([1, 2, 3, 4], q));

    [Fact]
    public void OfSorted_AnyValues_AgreesWithTheLibrary() => Prop.ForAll<NormalFloat[], byte>((values, k) =>
    {
        double[] sorted = DefinedQuantile.Sorted(values.Select(v => Math.Clamp(v.Get, -1e6, 1e6)).ToArray());
        double q = k / 255.0;
        double? own = DefinedQuantile.OfSorted(sorted, q);
        double library = SortedArrayStatistics.QuantileCustom(sorted, q, QuantileDefinition.R7);
        return sorted.Length == 0 ? own is null : Math.Abs(own!.Value - library) <= 1e-9 * Math.Max(1, Math.Abs(library));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sorted_NotANumber_IsLeftOut() => Assert.Equal([1, 2, double.PositiveInfinity], DefinedQuantile.Sorted([2, double.NaN, double.PositiveInfinity, 1]));

    [Fact]
    public void OfSorted_Infinities_AreNoNaN() => Assert.Equal(double.PositiveInfinity, DefinedQuantile.OfSorted([1, double.PositiveInfinity, double.PositiveInfinity], 0.75));

    [Fact]
    public void QuantileInterval_IndependentSample_ReachesTheBinomialOrderStatistics()
    {
        double[] values = Enumerable.Range(1, 100).Select(v => (double)v).ToArray();

        QuantileInterval interval = QuantileInterval.Of(values, 0.5, Clustering.Of(new int[100]))!.Value;

        // The classic table: ranks 40 and 61 of 100 hold the median with 96.5 %.
        Assert.Equal((50.5, 40, 61), (interval.Estimate, interval.Low, interval.High));
    }
}
