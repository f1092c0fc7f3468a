using FsCheck;
using FsCheck.Fluent;
using Planner.Numerics.Distributions;

namespace Planner.Numerics.Tests.Distributions;

/// <summary>Uniform, Triangular, Pert, LogNormal, ScaledNormal, Discrete.</summary>
public class SimpleDistributionTests
{
    private static readonly IQuantileFunction[] All =
    [
        new Uniform(-3, 5), new Triangular(1, 2, 10), new Triangular(1, 1, 10), new Triangular(1, 10, 10), new Pert(0, 0.7, 1), new Pert(2, 2, 9, 6),
        new LogNormal(0.3, 0.8), new ScaledNormal(10, 3), new Discrete([3, 1, 2], [1, 2, 1]), new Beta(2, 3), new Gamma(2, 3),
        QuantileTable.Of(new Beta(2, 3), 4),
    ];

    [Fact]
    public void Quantile_AnyDistribution_NeverDecreases()
    {
        var pairs = from i in Gen.Choose(0, All.Length - 1) from a in Gen.Choose(1, int.MaxValue - 1) from b in Gen.Choose(1, int.MaxValue - 1) select (i, a, b);
        Prop.ForAll(Arb.From(pairs), x =>
        {
            double low = Math.Min(x.a, x.b) / (double)int.MaxValue, high = Math.Max(x.a, x.b) / (double)int.MaxValue;
            Assert.True(All[x.i].Quantile(low) <= All[x.i].Quantile(high));
            Assert.True(All[x.i].Quantile(low) <= All[x.i].Quantile(low + Math.ScaleB(1, -52)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void Quantile_OutsideUnitInterval_RefusedByAll()
    {
        foreach (IQuantileFunction distribution in All)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => distribution.Quantile(-0.1));
            Assert.Throws<ArgumentOutOfRangeException>(() => distribution.Quantile(1.1));
            Assert.Throws<ArgumentOutOfRangeException>(() => distribution.Quantile(double.NaN));
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.001)]
    [InlineData(0.25)]
    [InlineData(0.7)]
    [InlineData(1.0)]
    public void Quantile_KnownDistributions_AgreesWithMathNet(double u)
    {
        Assert.Equal(-3 + 8 * u, new Uniform(-3, 5).Quantile(u), 1e-14);
        Assert.Equal(MathNet.Numerics.Distributions.Triangular.InvCDF(1, 10, 2, u), new Triangular(1, 2, 10).Quantile(u), 1e-13);
        if (u is > 0 and < 1)
        {
            double lognormal = MathNet.Numerics.Distributions.LogNormal.InvCDF(0.3, 0.8, u);
            Assert.InRange(new LogNormal(0.3, 0.8).Quantile(u) / lognormal, 1 - 1e-13, 1 + 1e-13);
            Assert.Equal(MathNet.Numerics.Distributions.Normal.InvCDF(10, 3, u), new ScaledNormal(10, 3).Quantile(u), 1e-12);
            Assert.Equal(MathNet.Numerics.Distributions.Beta.CDF(1 + 4 * 0.7, 1 + 4 * 0.3, new Pert(0, 7, 10).Quantile(u) / 10), u, 1e-12);
        }
    }

    [Fact]
    public void Quantile_MeansOverAFineGrid_AreTheKnownMeans()
    {
        Assert.Equal((1 + 2 + 10) / 3.0, GridMean(new Triangular(1, 2, 10)), 1e-3);
        Assert.Equal((2 + 4 * 3 + 8) / 6.0, GridMean(new Pert(2, 3, 8)), 1e-3);
        Assert.Equal((2 + 10 * 3 + 8) / 12.0, GridMean(new Pert(2, 3, 8, 10)), 1e-3);
        Assert.Equal(6, GridMean(new Gamma(2, 3)), 1e-2);
        Assert.Equal(Math.Exp(0.3 + 0.32), GridMean(new LogNormal(0.3, 0.8)), 2e-2);
    }

    [Fact]
    public void Quantile_DegenerateParameters_OneValue()
    {
        foreach (double u in new[] { 0, 0.2, 1 })
        {
            Assert.Equal(4, new Uniform(4, 4).Quantile(u));
            Assert.Equal(4, new Triangular(4, 4, 4).Quantile(u));
            Assert.Equal(4, new Pert(4, 4, 4).Quantile(u));
            Assert.Equal(4, new ScaledNormal(4, 0).Quantile(u));
            Assert.Equal(1, new LogNormal(0, 0).Quantile(u));
            Assert.Equal(4, new Discrete([4], [0.1]).Quantile(u));
        }
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.5, 1.0)]
    [InlineData(0.5000001, 2.0)]
    [InlineData(0.75, 2.0)]
    [InlineData(0.76, 5.0)]
    [InlineData(1.0, 5.0)]
    public void Quantile_Discrete_StepsAtCumulativeWeights(double u, double expected) =>
        Assert.Equal(expected, new Discrete([5, 1, 2, -7, 9], [1, 2, 1, 0, 0]).Quantile(u));

    [Fact]
    public void Constructors_OutOfRange_Refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Uniform(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Uniform(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Triangular(0, 5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pert(0, 0.5, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogNormal(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Discrete([1], [-1]));
        Assert.Throws<ArgumentException>(() => new Discrete([], []));
        Assert.Throws<ArgumentException>(() => new Discrete([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => new Discrete([1, 2], [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => QuantileTable.Of(new Uniform(0, 1), 3));
    }

    [Fact]
    public void QuantileTable_Beta_ErrorAsStated()
    {
        var beta = new Beta(8.5, 1.5);
        QuantileTable coarse = QuantileTable.Of(beta, 8);
        QuantileTable fine = QuantileTable.Of(beta, 32);
        Assert.InRange(fine.GreatestError, 1e-9, 1e-4);
        Assert.InRange(coarse.GreatestError / fine.GreatestError, 8, 20); // four times the knots, about a sixteenth of the error
        for (int i = 1; i < 2000; i++)
        {
            double u = i / 2000.0;
            Assert.InRange(fine.Quantile(u) - beta.Quantile(u), -1.1 * fine.GreatestError, 1.1 * fine.GreatestError);
        }

        Assert.Equal(beta.Quantile(0.5), fine.Quantile(0.5));
        Assert.Equal(beta.Quantile(1.0 / 1024), fine.Quantile(1.0 / 1024));
        Assert.True(fine.Quantile(0) <= fine.Quantile(1e-15) && fine.Quantile(1) <= 1);
    }

    private static double GridMean(IQuantileFunction distribution)
    {
        const int n = 4000;
        return Enumerable.Range(0, n).Average(i => distribution.Quantile((i + 0.5) / n));
    }
}
