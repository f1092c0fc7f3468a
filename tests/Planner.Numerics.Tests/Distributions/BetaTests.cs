using FsCheck;
using FsCheck.Fluent;
using Planner.Numerics.Distributions;
using Oracle = MathNet.Numerics.Distributions.Beta;

namespace Planner.Numerics.Tests.Distributions;

public class BetaTests
{
    private static readonly (double A, double B)[] Shapes =
        [(1, 1), (2, 5), (0.5, 0.5), (0.05, 2), (20, 3), (8.5, 1.5), (300, 700), (1, 9), (5000, 100)];

    [Fact]
    public void Cdf_ManyShapes_AgreesWithMathNet()
    {
        foreach ((double a, double b) in Shapes)
        {
            for (int i = 1; i < 100; i++)
            {
                double x = i / 100.0;
                Assert.InRange(new Beta(a, b).Cdf(x) - Oracle.CDF(a, b, x), -1e-11, 1e-11);
            }
        }
    }

    [Theory]
    [InlineData(1e-10)]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Quantile_ClosedForms_Match(double u)
    {
        Assert.Equal(u, new Beta(1, 1).Quantile(u), 1e-14);
        Assert.Equal(Math.Pow(u, 1 / 3.0), new Beta(3, 1).Quantile(u), 1e-14);
        Assert.Equal(1 - Math.Pow(1 - u, 1 / 4.0), new Beta(1, 4).Quantile(u), 1e-14);
        double arcsine = Math.Sin(Math.PI * u / 2);
        Assert.Equal(arcsine * arcsine, new Beta(0.5, 0.5).Quantile(u), 1e-14);
    }

    [Fact]
    public void Quantile_ManyShapes_InvertsCdf()
    {
        foreach ((double a, double b) in Shapes)
        {
            var beta = new Beta(a, b);
            foreach (double u in new[] { 1e-12, 1e-3, 0.1, 0.5, 0.77, 0.9999 })
            {
                double x = beta.Quantile(u);
                Assert.InRange(beta.Cdf(Math.BitDecrement(x)), 0, u * (1 + 1e-13 * (10 + a + b)));
                Assert.InRange(beta.Cdf(x), u * (1 - 1e-13 * (10 + a + b)), 1);
            }

            Assert.Equal(0, beta.Quantile(0));
            Assert.Equal(1, beta.Quantile(1));
        }
    }

    [Fact]
    public void Quantile_NeighbouringUniforms_NeverDecreases()
    {
        var parts = from k in Gen.Choose(1, int.MaxValue - 1) from s in Gen.Elements(Shapes) select (U: k / (double)int.MaxValue, s.A, s.B);
        Prop.ForAll(Arb.From(parts), x =>
        {
            var beta = new Beta(x.A, x.B);
            double at = beta.Quantile(x.U);
            Assert.True(beta.Quantile(Math.BitIncrement(x.U)) >= at);
            Assert.True(beta.Quantile(x.U * 0.999) <= at);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void OfMean_MeanAndConcentration_GivesShapes()
    {
        Assert.Equal(new Beta(8, 2), Beta.OfMean(0.8, 10), (a, b) => Math.Abs(a.A - b.A) + Math.Abs(a.B - b.B) < 1e-14);
        Assert.Equal(0.8, new Beta(8, 2).Mean, 1e-15);
        Assert.Contains("0 < mean < 1", Assert.Throws<ArgumentOutOfRangeException>(() => Beta.OfMean(1, 10)).Message, StringComparison.Ordinal);
        Assert.Contains("0 < a < ∞", Assert.Throws<ArgumentOutOfRangeException>(() => new Beta(0, 1)).Message, StringComparison.Ordinal);
    }
}
