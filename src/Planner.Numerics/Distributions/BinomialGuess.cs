using System.Runtime.CompilerServices;
using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.Distributions;

/// <summary>Binomial quantiles by approximations of bounded error, which say when they cannot tell.</summary>
internal static class BinomialGuess
{
    // Up to this mean the steps of the distribution function are added up from 0.
    internal const double SmallMean = 12;

    // Cumulative sums from 0 are off by less than 10^-12 for any n up to 10^6.
    private const double SumTolerance = 1e-11;

    /// <summary>True with the quantile, or false with a value near it. 0 &lt; u &lt; 1, 0 &lt; p &lt; 1, n ≥ 1.</summary>
    public static bool TryQuantile(double u, int n, double p, out int k)
    {
        // Successes with p > ½ are counted as failures from the top: F(k) = 1 − G(n − k − 1), where 1 − u may round; the tolerances cover it.
        bool reflected = p > 0.5;
        double q = reflected ? 1 - p : p;
        double v = reflected ? 1 - u : u;
        bool certain = n * q <= SmallMean ? TrySum(v, n, q, out k) : TryExpansion(v, n, q, out k);
        if (reflected)
        {
            k = n - k;
        }

        return certain;
    }

    private static bool TrySum(double u, int n, double p, out int k)
    {
        // The rounding of 1 − p costs n·2^-54 of the exponent: nothing against the tolerance unless n is huge.
        double logarithm = n <= 20_000 ? DeterministicMath.Log(1 - p) : DeterministicMath.Log1P(-p);
        double term = DeterministicMath.Exp(n * logarithm);
        double x = p / (1 - p);
        double sum = term, before = 0;
        k = 0;
        while (sum < u)
        {
            if (++k == n)
            {
                return u - sum > SumTolerance; // F(n − 1) is below u, F(n) = 1
            }

            if (k > 200)
            {
                return false;
            }

            term *= (n - k + 1) * x * Binomial.Reciprocal(k);
            before = sum;
            sum += term;
        }

        return u - before > SumTolerance && sum - u > SumTolerance && u > 2 * SumTolerance;
    }

    private static bool TryExpansion(double u, int n, double p, out int k)
    {
        double at = Expansion(Normal.Quantile(u), n, p, out double tolerance);
        double up = Math.Ceiling(at);
        k = (int)Math.Clamp(up, 0, n);
        return up - at > tolerance && at - (up - 1) > tolerance && k == up;
    }

    /// <summary>
    /// The real number x with F(x) = Φ(z) where F interpolates the steps: Cornish and Fisher's expansion to the third order in 1/σ
    /// (Abramowitz and Stegun 26.2.49), with Sheppard's correction of the second cumulant for the width of a step.
    /// </summary>
    internal static double Expansion(double z, int n, double p, out double tolerance)
    {
        double pq = p * (1 - p);
        double npq = n * pq;
        double variance = npq - 1.0 / 12;
        double inverse = 1 / variance;
        double deviation = Math.Sqrt(variance);
        double scale = npq * inverse;
        double skew = 1 - 2 * p;

        // Each coefficient is γ_r·σ^r, so that the terms are multiplied by powers of 1/σ once.
        double g1 = skew * scale;
        double g2 = (1 - 6 * pq) * scale;
        double g3 = skew * (1 - 12 * pq) * scale;
        double z2 = z * z;
        double first = g1 * (z2 - 1) * (1.0 / 6);
        double second = z * (g2 * (z2 - 3) * (1.0 / 24) - g1 * g1 * (2 * z2 - 5) * (1.0 / 36));
        double third = g3 * ((z2 - 6) * z2 + 3) * (1.0 / 120)
            - g1 * g2 * ((z2 - 5) * z2 + 2) * (1.0 / 24)
            + g1 * g1 * g1 * ((12 * z2 - 53) * z2 + 17) * (1.0 / 324);
        double inverseDeviation = deviation * inverse;
        tolerance = Tolerance(LanesOf2.All(z2), LanesOf2.All(inverse * inverseDeviation)).First;
        return n * p - 0.5 + deviation * z + first + inverseDeviation * second + inverse * third;
    }

    /// <summary>
    /// More than twice the greatest error of <see cref="Expansion"/> found over all k with |z| ≤ 6 for n·p &gt; 12, p ≤ ½ and n up to 20000
    /// (a test repeats the search); beyond |z| = 6 nothing is promised.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Tolerance<T>(T z2, T inverseCube) where T : struct, ILanes<T>
    {
        T near = (T.All(0.006) + T.All(0.002) * z2) * (T.All(1.0) + z2) * (T.All(1.0) + z2) * inverseCube;
        return T.Select(T.Less(T.All(36.0), z2), T.All(double.PositiveInfinity), near);
    }
}
