using Planner.Numerics.Distributions;
using Oracle = MathNet.Numerics.Distributions.Gamma;

namespace Planner.Numerics.Tests.Distributions;

public class GammaTests
{
    [Fact]
    public void Cdf_ManyShapes_AgreesWithMathNet()
    {
        foreach (double shape in new[] { 0.1, 0.5, 1, 2.5, 10, 200, 3000 })
        {
            var gamma = new Gamma(shape, 2);
            for (int i = 1; i < 60; i++)
            {
                double x = 2 * shape * i / 20.0;
                Assert.InRange(gamma.Cdf(x) - Oracle.CDF(shape, 0.5, x), -1e-11, 1e-11);
            }
        }
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.999999)]
    public void Quantile_Exponential_ClosedForm(double u)
    {
        double expected = -3 * MathNet.Numerics.SpecialFunctions.Log1p(-u);
        Assert.InRange(new Gamma(1, 3).Quantile(u) / expected, 1 - 1e-14, 1 + 1e-14);
    }

    [Fact]
    public void Quantile_UniformsInOrder_InvertsCdfAndNeverDecreases()
    {
        foreach (double shape in new[] { 0.3, 1, 7, 150 })
        {
            var gamma = new Gamma(shape, 1);
            double before = 0;
            for (int i = 1; i < 400; i++)
            {
                double u = i / 400.0;
                double x = gamma.Quantile(u);
                Assert.InRange(gamma.Cdf(x), u - 1e-12, u + 1e-12);
                Assert.True(x >= before && gamma.Quantile(Math.BitIncrement(u)) >= x);
                before = x;
            }

            Assert.Equal(0, gamma.Quantile(0));
            Assert.Equal(double.PositiveInfinity, gamma.Quantile(1));
        }
    }

    [Fact]
    public void Gamma_OutOfRange_RefusedWithRange()
    {
        Assert.Contains("0 < shape < ∞", Assert.Throws<ArgumentOutOfRangeException>(() => new Gamma(0, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("0 < scale < ∞", Assert.Throws<ArgumentOutOfRangeException>(() => new Gamma(1, -2)).Message, StringComparison.Ordinal);
    }
}
