using FsCheck;
using FsCheck.Fluent;
using Planner.Numerics.Distributions;
using Oracle = MathNet.Numerics.Distributions.Binomial;

namespace Planner.Numerics.Tests.Distributions;

public class BinomialTests
{
    // u, p as one of many scales in (0, 1); n mostly small, sometimes to 20000.
    private static readonly Gen<double> Unit =
        from k in Gen.Choose(0, int.MaxValue - 1)
        from shape in Gen.Elements(1.0, 1.0, 2.0, 8.0, 0.2)
        select Math.Min(1 - 1.2e-16, Math.Pow((k + 0.5) / int.MaxValue, shape));

    private static readonly Gen<int> Trials = Gen.Frequency((6, Gen.Choose(0, 1500)), (2, Gen.Choose(0, 12)), (1, Gen.Choose(1500, 20_000)));

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3000);

    [Fact]
    public void Cdf_SmallCases_AgreesWithExactSums()
    {
        for (int n = 1; n <= 40; n++)
        {
            foreach (double p in new[] { 0.005, 0.1, 0.25, 0.5, 0.9, 0.999 })
            {
                decimal q = 1 - (decimal)p, sum = 0, choose = 1;
                for (int k = 0; k < n; k++)
                {
                    decimal term = choose;
                    for (int i = 0; i < n; i++)
                    {
                        term *= i < k ? (decimal)p : q;
                    }

                    sum += term;
                    choose = choose * (n - k) / (k + 1);
                    double expected = (double)sum;
                    Assert.InRange(Binomial.Cdf(k, n, p), expected * (1 - 1e-13) - 1e-25, expected * (1 + 1e-13) + 1e-25);
                }
            }
        }
    }

    [Fact]
    public void Cdf_LargeCases_AgreesWithMathNet()
    {
        foreach ((int n, double p) in new[] { (200, 0.3), (1500, 0.005), (1500, 0.4), (20_000, 0.02), (20_000, 0.7) })
        {
            double mean = n * p, deviation = Math.Sqrt(mean * (1 - p));
            for (double z = -4; z <= 4; z += 0.25)
            {
                int k = (int)(mean + z * deviation);
                Assert.InRange(Binomial.Cdf(k, n, p) - Oracle.CDF(p, n, k), -1e-10, 1e-10);
            }
        }
    }

    [Fact]
    public void Quantile_AnyArguments_IsTheLeastKByTheDefinition()
    {
        Prop.ForAll(Arb.From(from u in Unit from n in Trials from p in Unit select (u, n, p)), x =>
        {
            int k = Binomial.Quantile(x.u, x.n, x.p);
            Assert.InRange(k, 0, x.n);
            Assert.True(Binomial.Cdf(k, x.n, x.p) >= x.u);
            Assert.True(Binomial.Cdf(k - 1, x.n, x.p) < x.u);
        }).Check(Many);
    }

    [Fact]
    public void Quantile_AtAndBesideEveryStep_IsTheLeastKByTheDefinition()
    {
        foreach ((int n, double p) in new[] { (1, 0.5), (7, 0.3), (150, 0.07), (150, 0.0801), (700, 0.2), (700, 0.8), (1500, 0.005), (1500, 0.4) })
        {
            for (int k = 0; k < n; k++)
            {
                double step = Binomial.Cdf(k, n, p);
                if (step is <= 0 or >= 1)
                {
                    continue;
                }

                foreach (double u in new[] { Math.BitDecrement(step), step, Math.BitIncrement(step), step * (1 - 1e-9), step + (1 - step) * 1e-4 })
                {
                    int quantile = Binomial.Quantile(u, n, p);
                    Assert.True(Binomial.Cdf(quantile, n, p) >= u && Binomial.Cdf(quantile - 1, n, p) < u, $"u {u:R}, n {n}, p {p}, k {quantile}");
                }
            }
        }
    }

    [Fact]
    public void Quantile_NeighbouringArguments_NeverDecreases()
    {
        // Neighbours one bit apart, exactly at a step: the hardest place for monotonicity.
        Gen<(double U, int N, double P)> atSteps =
            from n in Trials
            from p in Unit
            from v in Unit
            let k = Binomial.Quantile(v, n, p)
            let u = Binomial.Cdf(k, n, p)
            select (u, n, p);
        Prop.ForAll(Arb.From(atSteps), x =>
        {
            int k = Binomial.Quantile(x.U, x.N, x.P);
            Assert.True(Binomial.Quantile(Math.Min(1, Math.BitIncrement(x.U)), x.N, x.P) >= k);
            Assert.True(Binomial.Quantile(Math.Max(0, Math.BitDecrement(x.U)), x.N, x.P) <= k);
            Assert.True(Binomial.Quantile(x.U, x.N + 1, x.P) >= k);
            Assert.True(Binomial.Quantile(x.U, x.N, Math.Min(1, Math.BitIncrement(x.P))) >= k);
            Assert.True(Binomial.Quantile(x.U, x.N, Math.BitDecrement(x.P)) <= k);
        }).Check(Many);
    }

    [Fact]
    public void Quantile_FarApartArguments_NeverDecreases()
    {
        Prop.ForAll(Arb.From(from u in Unit from v in Unit from n in Trials from m in Trials from p in Unit from q in Unit select (u, v, n, m, p, q)), x =>
        {
            int low = Binomial.Quantile(Math.Min(x.u, x.v), Math.Min(x.n, x.m), Math.Min(x.p, x.q));
            int high = Binomial.Quantile(Math.Max(x.u, x.v), Math.Max(x.n, x.m), Math.Max(x.p, x.q));
            Assert.True(low <= high);
        }).Check(Many);
    }

    [Fact]
    public void Cdf_NeighbouringArguments_Monotone()
    {
        Prop.ForAll(Arb.From(from n in Trials from p in Unit from u in Unit select (n, p, k: (int)(u * n))), x =>
        {
            double f = Binomial.Cdf(x.k, x.n, x.p);
            Assert.InRange(f, 0, 1);
            Assert.True(Binomial.Cdf(x.k + 1, x.n, x.p) >= f);
            Assert.True(Binomial.Cdf(x.k, x.n + 1, x.p) <= f);
            Assert.True(Binomial.Cdf(x.k, x.n, Math.BitIncrement(x.p)) <= f);
        }).Check(Many);
    }

    [Fact]
    public void Expansion_WholeDeclaredRange_ErrorBelowHalfTheTolerance()
    {
        var chance = new System.Random(11);
        double worst = 0;
        for (int i = 0; i < 1500; i++)
        {
            int n = i % 5 == 0 ? chance.Next(24, 80) : (int)Math.Exp(Math.Log(24) + chance.NextDouble() * Math.Log(20_000 / 24.0));
            double p = i % 2 == 0 ? chance.NextDouble() / 2 : Math.Exp(-6 * chance.NextDouble()) / 2;
            if (n * p <= BinomialGuess.SmallMean)
            {
                p = Math.Min(0.5, BinomialGuess.SmallMean * 1.0001 / n);
            }

            double deviation = Math.Sqrt(n * p * (1 - p));
            int stride = 1 + (int)(deviation / 10);
            for (int k = (int)Math.Max(0, n * p - 8 * deviation); k < n && k < n * p + 8 * deviation; k += stride)
            {
                double f = Binomial.Cdf(k, n, p);
                if (f is > 1e-9 and < 1 - 1e-9)
                {
                    double at = BinomialGuess.Expansion(Normal.Quantile(f), n, p, out double tolerance);
                    worst = Math.Max(worst, Math.Abs(at - k) / tolerance);
                }
            }
        }

        Assert.InRange(worst, 0.05, 0.5);
    }

    [Theory]
    [InlineData(0.3, 0, 0.5, 0)]
    [InlineData(0.3, 10, 0.0, 0)]
    [InlineData(0.3, 10, 1.0, 10)]
    [InlineData(0.0, 10, 0.5, 0)]
    [InlineData(1.0, 10, 0.5, 10)]
    [InlineData(0.5, 1, 0.5, 0)]
    [InlineData(0.5000001, 1, 0.5, 1)]
    [InlineData(0.999, 20_000, 5e-324, 0)]
    [InlineData(1e-16, 20_000, 0.9999999999999999, 19_999)] // P(X < n) = 2.2e-12, P(X < n - 1) = 2.5e-24
    [InlineData(1e-300, 20_000, 0.5, 7547)]
    public void Quantile_Extremes_Exact(double u, int n, double p, int expected)
    {
        if (expected == 7547)
        {
            expected = Binomial.Search(u, n, p, 0); // about 37 deviations below the mean
            Assert.InRange(expected, 7000, 8000);
        }

        Assert.Equal(expected, Binomial.Quantile(u, n, p));
    }

    [Fact]
    public void Quantile_ManyUniforms_MeanAndVarianceOfTheBinomial()
    {
        foreach ((int n, double p) in new[] { (300, 0.02), (900, 0.15) })
        {
            const int cells = 100_000;
            double sum = 0, squares = 0;
            for (int i = 0; i < cells; i++)
            {
                double d = Binomial.Quantile((i + 0.5) / cells, n, p) - n * p;
                sum += d;
                squares += d * d;
            }

            Assert.InRange(sum / cells, -1e-3, 1e-3);
            Assert.InRange(squares / cells / (n * p * (1 - p)), 0.998, 1.002);
        }
    }

    [Fact]
    public void Quantile_OutOfRange_RefusedWithRange()
    {
        Assert.Contains("0 ≤ n ≤ 1000000", Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Quantile(0.5, -1, 0.5)).Message, StringComparison.Ordinal);
        Assert.Contains("0 ≤ p ≤ 1", Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Quantile(0.5, 1, 1.5)).Message, StringComparison.Ordinal);
        Assert.Contains("0 ≤ u ≤ 1", Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Quantile(double.NaN, 1, 0.5)).Message, StringComparison.Ordinal);
    }
}
