using Planner.Numerics.Distributions;
using Planner.Numerics.Lanes;
using Planner.Numerics.Random;
using Oracle = MathNet.Numerics.Distributions.Normal;

namespace Planner.Numerics.Tests.Distributions;

public partial class NormalTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Quantile_Span_IsBitForBitTheScalarOne(int width)
    {
        // Common values, the joints of the approximations, far tails, what is out of range, and vectors that mix them.
        var chance = new System.Random(9);
        double[] special = [0, 1, 0.5, 0.075, 0.925, 1.4e-11, 2e-11, 1e-300, 5e-324, 1 - 1.2e-16, -0.1, 1.1, double.NaN, -0.0, double.PositiveInfinity];
        double[] u = new double[4003];
        for (int i = 0; i < u.Length; i++)
        {
            u[i] = chance.Next(40) == 0 ? special[chance.Next(special.Length)] : chance.Next(9) == 0 ? Math.Pow(chance.NextDouble(), 9) : chance.NextDouble();
        }

        double[] z = new double[u.Length];
        Normal.Quantile(u, z, width);
        for (int i = 0; i < u.Length; i++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(Normal.Quantile(u[i])), BitConverter.DoubleToInt64Bits(z[i]));
        }

        Normal.Quantile(u, u, width);
        Assert.Equal(z, u);
        Assert.Throws<ArgumentException>(() => Normal.Quantile(u, z.AsSpan(1)));
    }

    // To 17 digits, from tables of the inverse error function computed with 50 digits.
    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(0.975, 1.9599639845400542)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(0.25, -0.67448975019608174)]
    [InlineData(1e-10, -6.3613409024040562)]
    [InlineData(1e-16, -8.2220822161304356)]
    [InlineData(1e-300, -37.0471)]
    public void Quantile_KnownPoints_Match(double u, double expected)
    {
        double tolerance = expected == -37.0471 ? 1e-5 : 4e-16;
        Assert.InRange(Normal.Quantile(u), expected - tolerance * Math.Abs(expected), expected + tolerance * Math.Abs(expected));
    }

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(1.0, double.PositiveInfinity)]
    [InlineData(-1e-9, double.NaN)]
    [InlineData(1.5, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Quantile_OutsideOpenInterval_InfinityOrNaN(double u, double expected)
    {
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(Normal.Quantile(u)));
        double[] eight = [u, u, u, u, u, u, u, u];
        Normal.Quantile(eight, eight);
        Assert.All(eight, z => Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(z)));
    }

    [Fact]
    public void Quantile_Grid_AgreesWithMathNet()
    {
        for (int i = 1; i < 20_000; i++)
        {
            double u = i / 20_000.0;
            Assert.InRange(Normal.Quantile(u) - Oracle.InvCDF(0, 1, u), -2e-14, 2e-14);
        }
    }

    [Fact]
    public void Quantile_NumbersOfTheSource_AntisymmetricAndNeverDecreasing()
    {
        var chance = new System.Random(5);
        foreach (long start in Starts(chance))
        {
            for (long k = Math.Max(start, 0); k < Math.Min(start + 40, (1L << 52) - 1); k++)
            {
                double u = (2 * k + 1) * Math.ScaleB(1, -53);
                double next = (2 * k + 3) * Math.ScaleB(1, -53);
                double z = Normal.Quantile(u);
                Assert.Equal(-z, Normal.Quantile(1 - u));
                Assert.True(z <= Normal.Quantile(next), $"falls after {u:R}");
            }
        }

        static IEnumerable<long> Starts(System.Random chance)
        {
            yield return 0;
            yield return (1L << 52) - 41;
            foreach (double edge in new[] { 0.075, 0.925, 0.5, 1.388794386496402e-11, 1 - 1.388794386496402e-11 })
            {
                yield return (long)(edge * Math.ScaleB(1, 52)) - 20;
            }

            for (int i = 0; i < 3000; i++)
            {
                yield return (long)(Math.Pow(chance.NextDouble(), 1 + i % 8) * Math.ScaleB(1, 52));
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Quantile_AnyWidth_SameBitsAsScalar(int width)
    {
        double[] u = new double[997];
        new UniformSource(3).Fill(DrawPurpose.Named("test"), 1, 0, 0, 0, u);
        u[11] = 1e-13;
        u[500] = 1 - 1e-13;
        u[990] = 0;
        double[] z = new double[u.Length];
        LaneMap.Apply<NormalQuantileKernel>(u, z, width);
        for (int i = 0; i < u.Length; i++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(Normal.Quantile(u[i])), BitConverter.DoubleToInt64Bits(z[i]));
        }
    }

    [Fact]
    public void Quantile_MeanAndDeviation_ScalesAndChecks()
    {
        Assert.Equal(10 + 2 * Normal.Quantile(0.3), Normal.Quantile(0.3, 10, 2));
        Assert.Equal(10, Normal.Quantile(0, 10, 0));
        Assert.Contains("0 ≤ deviation", Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(0.3, 0, -1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(double.NaN, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(0.5, double.PositiveInfinity, 1));
    }
}
