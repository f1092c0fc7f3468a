using Planner.Numerics.Distributions;
using Oracle = MathNet.Numerics.Distributions.Normal;

namespace Planner.Numerics.Tests.Distributions;

public partial class NormalTests
{
    // To 17 digits, from erfc computed with 50 digits.
    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(1.0, 0.84134474606854293)]
    [InlineData(-1.0, 0.15865525393145705)]
    [InlineData(-1.3, 0.09680048458561033)]
    [InlineData(-5.0, 2.8665157187919391e-7)]
    [InlineData(-10.0, 7.6198530241605261e-24)]
    [InlineData(-37.0, 5.7255712225245768e-300)]
    [InlineData(-39.0, 0.0)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.PositiveInfinity, 1.0)]
    public void Cdf_KnownPoints_Match(double x, double expected) =>
        Assert.InRange(Normal.Cdf(x), expected * (1 - 1e-15), expected * (1 + 1e-15));

    [Fact]
    public void Cdf_FineGrid_NeverDecreasesAndAgreesWithMathNet()
    {
        double before = 0;
        for (double x = -12; x <= 12; x += 1.0 / 1024)
        {
            double f = Normal.Cdf(x);
            Assert.True(f >= before, $"falls at {x}");
            Assert.InRange(f, Oracle.CDF(0, 1, x) - 1e-14, Oracle.CDF(0, 1, x) + 1e-14);
            before = f;
        }
    }

    [Fact]
    public void Cdf_OfQuantile_GivesTheProbabilityBack()
    {
        for (int i = 1; i < 4000; i++)
        {
            double u = Math.Pow(i / 4000.0, 1 + i % 11);
            Assert.InRange(Normal.Cdf(Normal.Quantile(u)) / u, 1 - 1e-13, 1 + 1e-13);
        }
    }
}
