using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.Statistics;
using Planner.Numerics.Quantiles;
using OurDefinition = Planner.Numerics.Quantiles.QuantileDefinition;
using TheirDefinition = MathNet.Numerics.Statistics.QuantileDefinition;

namespace Planner.Numerics.Tests.Quantiles;

public class SampleQuantileTests
{
    [Fact]
    public void OfSorted_BothDefinitions_AgreesWithMathNet()
    {
        var chance = new System.Random(8);
        foreach (int n in new[] { 1, 2, 3, 10, 101 })
        {
            double[] x = [.. Enumerable.Range(0, n).Select(_ => chance.NextDouble()).Order()];
            for (int i = 0; i <= 100; i++)
            {
                double q = i / 100.0;
                Assert.Equal(SortedArrayStatistics.QuantileCustom(x, q, TheirDefinition.R7), SampleQuantile.OfSorted(x, q), 1e-14);
                Assert.Equal(SortedArrayStatistics.QuantileCustom(x, q, TheirDefinition.R8), SampleQuantile.OfSorted(x, q, OurDefinition.R8), 1e-14);
            }
        }
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.9, 3.7)]
    [InlineData(1.0, 4.0)]
    public void OfSorted_OneToFour_Type7ByHand(double q, double expected) => Assert.Equal(expected, SampleQuantile.OfSorted([1, 2, 3, 4], q), 1e-15);

    [Fact]
    public void OfSorted_InfiniteNeighbours_NoNaN() =>
        Assert.Equal(double.PositiveInfinity, SampleQuantile.OfSorted([1, double.PositiveInfinity, double.PositiveInfinity], 0.7));

    [Fact]
    public void Of_AnyColumn_WithinRangeAndNeverDecreasing()
    {
        var parts = from x in Gen.NonEmptyListOf(Gen.Choose(-1000, 1000).Select(i => i / 7.0)) from a in Gen.Choose(0, 1000) from b in Gen.Choose(0, 1000) select (x, a, b);
        Prop.ForAll(Arb.From(parts), p =>
        {
            double[] x = [.. p.x];
            foreach (OurDefinition definition in Enum.GetValues<OurDefinition>())
            {
                double low = SampleQuantile.Of(x, Math.Min(p.a, p.b) / 1000.0, definition);
                double high = SampleQuantile.Of(x, Math.Max(p.a, p.b) / 1000.0, definition);
                Assert.True(x.Min() <= low && low <= high && high <= x.Max());
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Of_EmptyNaNOrOutOfRange_Refused()
    {
        Assert.Throws<ArgumentException>(() => SampleQuantile.Of([], 0.5));
        Assert.Throws<ArgumentException>(() => SampleQuantile.Of([1, double.NaN], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleQuantile.Of([1], 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleQuantile.Of([1], 0.5, (OurDefinition)3));
    }
}
