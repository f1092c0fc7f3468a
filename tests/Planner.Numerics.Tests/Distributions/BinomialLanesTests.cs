using FsCheck;
using FsCheck.Fluent;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;

namespace Planner.Numerics.Tests.Distributions;

/// <summary>Binomial quantiles over lanes against the exact scalar function, on every vector width.</summary>
public class BinomialLanesTests
{
    private static readonly int[] Widths = [2, 4, 8];

    /// <summary>Lanes of quite different n, p and u, so that one vector meets several ways of computing; many uniforms stand one bit beside a step.</summary>
    private static readonly Gen<(double[] U, double[] Trials, double[] Hazard)> Lanes =
        from seed in Gen.Choose(0, int.MaxValue)
        from count in Gen.Choose(0, 150)
        select Draw(seed, count);

    [Fact]
    public void Quantile_AnyLanes_AreTheExactScalarOnesAtEveryWidth() =>
        Prop.ForAll(Arb.From(Lanes), x =>
        {
            double[] p = x.Hazard.Select(h => 1 - DeterministicMath.Exp(-h)).ToArray();
            double[] expected = x.U.Select((u, i) => (double)Binomial.Quantile(u, (int)x.Trials[i], p[i])).ToArray();
            foreach (int width in Widths)
            {
                double[] byChance = new double[expected.Length];
                BinomialLanes.Quantile(x.U, x.Trials, p, byChance, width);
                Assert.Equal(expected, byChance);
                double[] byHazard = new double[expected.Length];
                BinomialLanes.QuantileOfHazard(x.U, x.Trials, x.Hazard, byHazard, width);
                Assert.Equal(expected, byHazard);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void QuantileOfHazard_OneColumnAsTheModelHasIt_IsTheExactScalarOne()
    {
        // Means from well below 1 to beyond the sums, chances on both sides of each change of method.
        var chance = new System.Random(4);
        double[] u = new double[1000], trials = new double[1000], hazard = new double[1000], successes = new double[1000];
        foreach (int n in new[] { 0, 1, 2, 7, 20, 53, 59, 66, 80, 110, 300, 900, 5000 })
        {
            foreach (double h in new[] { 1e-9, 0.0005, 0.01, 0.05, 0.3, 0.69, 0.7, 1.1, 1.385, 2.4, 2.6, 2.98, 9, 40 })
            {
                for (int i = 0; i < u.Length; i++)
                {
                    u[i] = ((2.0 * chance.NextInt64(1L << 52)) + 1) / (1L << 53);
                    trials[i] = n + chance.Next(n / 10 + 1);
                    hazard[i] = h * (1 + (0.2 * chance.NextDouble()));
                }

                Binomial.QuantileOfHazard(u, trials, hazard, successes);
                for (int i = 0; i < u.Length; i++)
                {
                    Assert.Equal(Binomial.Quantile(u[i], (int)trials[i], 1 - DeterministicMath.Exp(-hazard[i])), successes[i]);
                }
            }
        }
    }

    [Fact]
    public void QuantileOfHazard_GreaterArguments_NeverGiveLess() =>
        Prop.ForAll(Arb.From(Lanes), Arb.From(Gen.Choose(0, int.MaxValue)), (x, seed) =>
        {
            // Paired scenarios: the same uniform, a hazard or a stock that is greater by one bit, a little or much.
            var chance = new System.Random(seed);
            double[] before = new double[x.U.Length], after = new double[x.U.Length];
            Binomial.QuantileOfHazard(x.U, x.Trials, x.Hazard, before);
            double[] more = x.Hazard.Select(h => chance.Next(3) == 0 ? Math.BitIncrement(h) : h * (1 + Math.Pow(chance.NextDouble(), 8))).ToArray();
            Binomial.QuantileOfHazard(x.U, x.Trials, more, after);
            Assert.All(before.Zip(after), pair => Assert.True(pair.First <= pair.Second));
            double[] further = x.Trials.Select(n => n + chance.Next(3)).ToArray();
            double[] later = x.U.Select(u => Math.Min(1, Math.BitIncrement(u))).ToArray();
            Binomial.QuantileOfHazard(later, further, more, before);
            Assert.All(after.Zip(before), pair => Assert.True(pair.First <= pair.Second));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Quantile_Edges_Exact()
    {
        double[] u = [0, 1, 0.3, 0.3, 0.3, 0.5, 0.999999999999, 1 - 1.2e-16, 1e-300];
        double[] trials = [10, 10, 0, 10, 10, 1, 40, 1_000_000, 20_000];
        double[] p = [0.5, 0.5, 0.5, 0, 1, 0.5, 0.74, 1e-12, 0.5];
        double[] successes = new double[u.Length];
        Binomial.Quantile(u, trials, p, successes);
        Assert.Equal([0, 10, 0, 0, 10, 0], successes[..6]);
        Assert.Equal(u.Select((x, i) => (double)Binomial.Quantile(x, (int)trials[i], p[i])), successes);
        Binomial.QuantileOfHazard([0.4, 0.4], [5, 5], [0, double.PositiveInfinity], successes.AsSpan(0, 2));
        Assert.Equal([0, 5], successes[..2]);
        Binomial.Quantile(u, trials, p, u); // in place
        Assert.Equal(successes[2..], u[2..]);
    }

    [Theory]
    [InlineData(double.NaN, 3, 0.5, "u")]
    [InlineData(-0.1, 3, 0.5, "u")]
    [InlineData(0.5, 3.5, 0.5, "n")]
    [InlineData(0.5, -1, 0.5, "n")]
    [InlineData(0.5, 1_000_001, 0.5, "n")]
    [InlineData(0.5, double.NaN, 0.5, "n")]
    [InlineData(0.5, 3, double.NaN, "p")]
    [InlineData(0.5, 3, -0.5, "p")]
    public void Quantile_OneLaneOutOfRange_Refused(double u, double n, double rate, string name)
    {
        double[] us = [0.5, u], trials = [4, n], rates = [0.5, rate];
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Quantile(us, trials, rates, new double[2])).ParamName);
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.QuantileOfHazard(us, trials, rates, new double[2])).ParamName);
        Assert.Throws<ArgumentException>(() => Binomial.Quantile(us, trials, rates, new double[3]));
        Assert.Throws<ArgumentException>(() => Binomial.QuantileOfHazard(us, trials, rates, new double[1]));
    }

    [Fact]
    public void QuantileOfHazard_Spans_AllocateNothing()
    {
        (double[] u, double[] trials, double[] hazard) = Draw(5, 150);
        double[] successes = new double[u.Length];
        Binomial.QuantileOfHazard(u, trials, hazard, successes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Binomial.QuantileOfHazard(u, trials, hazard, successes);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static (double[] U, double[] Trials, double[] Hazard) Draw(int seed, int count)
    {
        var chance = new System.Random(seed);
        double[] u = new double[count], trials = new double[count], hazard = new double[count];
        int scale = chance.Next(5);
        for (int i = 0; i < count; i++)
        {
            int n = chance.Next(new[] { 3, 30, 300, 3000, 30_000 }[chance.Next(4) == 0 ? chance.Next(5) : scale]);
            trials[i] = n;
            hazard[i] = chance.Next(20) == 0 ? 0 : -Math.Log(chance.NextDouble() + 1e-17) * Math.Pow(chance.NextDouble(), 3);
            u[i] = chance.NextDouble();
            double p = 1 - DeterministicMath.Exp(-hazard[i]);
            if (chance.Next(4) == 0 && n > 0)
            {
                double step = Binomial.Cdf(Binomial.Quantile(u[i], n, p), n, p);
                u[i] = chance.Next(3) switch { 0 => step, 1 => Math.BitDecrement(step), _ => Math.Min(1, Math.BitIncrement(step)) };
            }
        }

        return (u, trials, hazard);
    }
}
