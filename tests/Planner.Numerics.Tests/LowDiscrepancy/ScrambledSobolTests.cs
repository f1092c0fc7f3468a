using Planner.Numerics.LowDiscrepancy;

namespace Planner.Numerics.Tests.LowDiscrepancy;

public sealed class ScrambledSobolTests
{
    private const double Unit = 1u << ScrambledSobol.Digits;

    /// <summary>The first eight points in three dimensions, as printed in Joe and Kuo's notes on generating Sobol sequences (2008), in the order of plain binary counting.</summary>
    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 0.5, 0.5, 0.5)]
    [InlineData(2, 0.25, 0.75, 0.75)]
    [InlineData(3, 0.75, 0.25, 0.25)]
    [InlineData(4, 0.125, 0.625, 0.375)]
    [InlineData(5, 0.625, 0.125, 0.875)]
    [InlineData(6, 0.375, 0.375, 0.625)]
    [InlineData(7, 0.875, 0.875, 0.125)]
    public void Plain_FirstPoints_AreThoseOfTheTable(int index, double x, double y, double z)
    {
        Assert.Equal(x, ScrambledSobol.Plain(index, 0) / Unit);
        Assert.Equal(y, ScrambledSobol.Plain(index, 1) / Unit);
        Assert.Equal(z, ScrambledSobol.Plain(index, 2) / Unit);
    }

    [Fact]
    public void At_EveryDimension_PutsOnePointIntoEachOf1024Intervals()
    {
        var points = new ScrambledSobol(7, ScrambledSobol.MostDimensions);
        double[] column = new double[1024];
        for (int d = 0; d < points.Dimensions; d++)
        {
            points.Fill(3 * 1024, d, column);
            Assert.Equal(1024, column.Select(u => (int)(u * 1024)).Distinct().Count());
        }
    }

    [Fact]
    public void At_FirstTwoDimensions_FillEveryElementaryInterval()
    {
        var points = new ScrambledSobol(11, 2);
        for (int across = 0; across <= 8; across++)
        {
            int x = 1 << across, y = 1 << (8 - across);
            Assert.Equal(256, Enumerable.Range(0, 256).Select(i => ((int)(points.At(i, 0) * x), (int)(points.At(i, 1) * y))).Distinct().Count());
        }
    }

    [Fact]
    public void At_AllSeeds_OnePointIsUniform()
    {
        // Scrambling makes each single point uniform: mean and variance of point 5 over seeds, four standard errors.
        double[] u = [.. Enumerable.Range(0, 4000).Select(s => new ScrambledSobol((ulong)s, 9).At(5, 8))];
        Assert.InRange(u.Average(), 0.5 - (4 * Math.Sqrt(1.0 / 12 / 4000)), 0.5 + (4 * Math.Sqrt(1.0 / 12 / 4000)));
        Assert.InRange(u.Average(x => (x - 0.5) * (x - 0.5)), (1.0 / 12) - (4 * Math.Sqrt(1.0 / 180 / 4000)), (1.0 / 12) + (4 * Math.Sqrt(1.0 / 180 / 4000)));
        Assert.All(u, x => Assert.InRange(x, double.Epsilon, 1 - 1e-12));
    }

    [Fact]
    public void At_SmoothIntegrand_ErrsFarLessThanIndependentDraws()
    {
        // ∏ (1 + (u − ½)) over six dimensions has mean 1; independent draws of 1,024 points err by about sd/32 = 0.02.
        double squares = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            var points = new ScrambledSobol((ulong)seed, 6);
            double mean = Enumerable.Range(0, 1024).Average(i => Enumerable.Range(0, 6).Aggregate(1.0, (product, d) => product * (0.5 + points.At(i, d))));
            squares += (mean - 1) * (mean - 1) / 20;
        }

        double ofDraws = (Math.Pow(13.0 / 12, 6) - 1) / 1024;
        Assert.True(squares < ofDraws / 50, $"{squares} against {ofDraws}");
    }

    [Fact]
    public void Ctor_TooManyDimensions_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new ScrambledSobol(1, ScrambledSobol.MostDimensions + 1));
}
