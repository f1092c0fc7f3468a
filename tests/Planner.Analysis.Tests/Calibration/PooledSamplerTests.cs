using Planner.Analysis.Calibration;
using Planner.Numerics.Distributions;

namespace Planner.Analysis.Tests.Calibration;

/// <summary>On a linear normal model the posterior is known: y_l = 2 z_l + ε, ε ~ N(0, v), z_l ~ N(μ, τ²), μ ~ N(0, s²).</summary>
public sealed class PooledSamplerTests
{
    private const double Slope = 2;
    private const double Discrepancy = 0.8;
    private const double Spread = 0.9;
    private const double Between = 0.6;
    private static readonly double[] Observed = [1.0, 3.0, -0.5];

    [Fact]
    public void Run_KnownSpreadBetween_ShrinksByTheClosedForm()
    {
        QuadraticEmulator emulator = Linear();
        double v = emulator.Covariance[0, 0] + (Discrepancy * Discrepancy);
        HistoryLikelihood[] likelihoods = [.. Observed.Select(y => Likelihood(emulator, new ObservedPoint(0, 0, y)))];

        PooledDraws draws = new PooledSampler([new PooledPrior(Spread, Between, BetweenKnown: true)], 1, likelihoods, 5).Run(8000, null, default);

        // Given μ, each y is N(2μ, 4τ² + v); so μ is normal, and each z lies between μ and y/2 by the shrinkage w.
        double each = (Slope * Slope * Between * Between) + v;
        double precision = (1 / (Spread * Spread)) + (Observed.Length * Slope * Slope / each);
        double mean = Observed.Sum() * Slope / each / precision;
        double w = Slope * Slope * Between * Between / each;
        AssertMoments(draws.Mean(0), mean, Math.Sqrt(1 / precision));
        for (int l = 0; l < Observed.Length; l++)
        {
            double variance = (Between * Between * (1 - w)) + ((1 - w) * (1 - w) / precision);
            AssertMoments(draws.Value(l, 0), mean + (w * ((Observed[l] / Slope) - mean)), Math.Sqrt(variance));
        }

        Assert.InRange(draws.Rhat(draws.Mean(0)), 0.99, 1.02);
    }

    [Fact]
    public void Run_LocalitiesFarApart_LearnsTheSpreadBetweenThem()
    {
        QuadraticEmulator emulator = Linear();
        double Spreading(double far)
        {
            HistoryLikelihood[] likelihoods = [.. Enumerable.Range(-3, 7).Select(i => Likelihood(emulator, new ObservedPoint(0, 0, far * i)))];
            PooledDraws draws = new PooledSampler([new PooledPrior(1, 0.7)], 1, likelihoods, 5).Run(2000, null, default);
            return Mean(draws.Between(0));
        }

        Assert.True(Spreading(2) > 1.5 * Spreading(0.1));
    }

    [Fact]
    public void Run_NothingObserved_GivesThePriorBack()
    {
        PooledDraws draws = new PooledSampler([new PooledPrior(Spread, Between, BetweenKnown: true)], 2, [Likelihood(Linear(2))], 5).Run(8000, null, default);

        AssertMoments(draws.Value(0, 0), 0, Math.Sqrt((Spread * Spread) + (Between * Between)));
        AssertMoments(draws.Value(0, 1), 0, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Log_OfABound_IsTheProbabilityOfItsSide(int side)
    {
        QuadraticEmulator emulator = Linear();
        double deviation = Math.Sqrt(emulator.Covariance[0, 0] + (Discrepancy * Discrepancy));
        HistoryLikelihood likelihood = Likelihood(emulator, new ObservedPoint(0, side, 1.5));

        double surface = Surface(emulator, 0.4);
        Assert.Equal(Math.Log(Normal.Cdf(side * (surface - 1.5) / deviation)), likelihood.Log([0.4]), 9);
    }

    private static QuadraticEmulator Linear(int inputs = 1)
    {
        double[][] z = QuadraticEmulatorTests.Scores(inputs);
        var random = new DrawSequence(2, "test.chance", "x");
        return QuadraticEmulator.Fit(z, [[.. z[0].Select(a => (Slope * a) + (0.05 * random.Normal()))]]);
    }

    private static double Surface(QuadraticEmulator emulator, double z)
    {
        double[] terms = new double[QuadraticEmulator.Terms(1)];
        emulator.Expand([z], terms);
        return emulator.Mean(0, terms);
    }

    private static HistoryLikelihood Likelihood(QuadraticEmulator emulator, params ObservedPoint[] observed) =>
        new(emulator, [new HistoryPoint("m", 2020, ObservationScale.Plain, Discrepancy)], observed);

    private static void AssertMoments(ReadOnlySpan<double> draws, double mean, double deviation)
    {
        double[] values = draws.ToArray();
        double got = values.Average();
        Assert.InRange(got, mean - (0.06 * deviation), mean + (0.06 * deviation));
        Assert.InRange(Math.Sqrt(values.Average(x => (x - got) * (x - got))), 0.94 * deviation, 1.06 * deviation);
    }

    private static double Mean(ReadOnlySpan<double> draws) => draws.ToArray().Average();
}
