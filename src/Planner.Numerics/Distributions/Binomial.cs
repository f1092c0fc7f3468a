using System.Runtime.CompilerServices;
using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.Distributions;

/// <summary>The binomial distribution: the number of successes in n independent trials of probability p.</summary>
/// <remarks>
/// <para><see cref="Cdf"/> is made only of operations that IEEE rounding keeps monotone, in an order that keeps the whole monotone: with the
/// pmf divided by pmf(k), F(k) = 1/(1 + T/L), T = Σ_{j&gt;k} Π_{i=k+1..j} ((n−i+1)/i)·x over the upper tail, L = 1 + Σ_{j&lt;k} Π_{i=j+1..k} (i/(n−i+1))/x over
/// the lower one, x = p/(1−p). Each factor rises (falls) with p and n and falls (rises) with k, so in floating point, without exception, F never decreases in k
/// and never increases in n or p. A sum ends when a term no longer changes it and all further terms are smaller, which is the full sum bit for bit.
/// No power of 1 − p is formed, so nothing underflows.</para>
/// <para><see cref="Quantile(double, int, double)"/> is exactly the least k with Cdf(k) ≥ u, hence never decreasing in u, n and p. It usually gets there without calling Cdf: an
/// approximation whose error is bounded names k, and only if u lies within that error of a step (or in the far tails) Cdf decides.</para>
/// </remarks>
/// <threadsafety>Pure.</threadsafety>
public static class Binomial
{
    /// <summary>The greatest number of trials.</summary>
    public const int GreatestTrials = 1_000_000;

    /// <summary>The probability of at most k successes. Relative error about 10⁻¹⁵·√n; never decreasing in k, never increasing in n and p.</summary>
    /// <param name="k">Any integer; below 0 gives 0, from n on gives 1.</param>
    /// <param name="n">Trials. Range: 0 ≤ n ≤ 1000000.</param>
    /// <param name="p">Probability of success. Range: 0 ≤ p ≤ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">n or p is out of range.</exception>
    public static double Cdf(int k, int n, double p)
    {
        Check(n, p);
        return CdfUnchecked(k, n, p);
    }

    /// <summary>
    /// The quantile of one uniform number: the least k with Cdf(k) ≥ u. Never decreasing in u, n and p; 0 if n = 0 or p = 0 or u = 0, n if p = 1 or u = 1.
    /// </summary>
    /// <param name="u">Range: 0 ≤ u ≤ 1.</param>
    /// <param name="n">Trials. Range: 0 ≤ n ≤ 1000000.</param>
    /// <param name="p">Probability of success. Range: 0 ≤ p ≤ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">u, n or p is out of range.</exception>
    public static int Quantile(double u, int n, double p)
    {
        Check(n, p);
        Parameter.Probability(u, nameof(u));
        return QuantileUnchecked(u, n, p);
    }

    /// <summary>Quantiles of every element, each what <see cref="Quantile(double, int, double)"/> gives.</summary>
    /// <param name="u">Uniform numbers. Range: 0 ≤ u ≤ 1.</param>
    /// <param name="trials">Trials, whole numbers. Range: 0 ≤ n ≤ 1000000.</param>
    /// <param name="p">Probabilities of success. Range: 0 ≤ p ≤ 1.</param>
    /// <param name="successes">Receives the quantiles; may be one of the other spans.</param>
    /// <exception cref="ArgumentException">Spans are of different lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An element is out of range.</exception>
    public static void Quantile(ReadOnlySpan<double> u, ReadOnlySpan<double> trials, ReadOnlySpan<double> p, Span<double> successes)
    {
        CheckLengths(u, trials, p, successes);
        BinomialLanes.Quantile(u, trials, p, successes, LaneWidth.Widest);
    }

    /// <summary>The quantile where each trial succeeds at a hazard rate: that of p = 1 − e^(−hazard). Never decreasing in u, n and hazard.</summary>
    /// <param name="u">Range: 0 ≤ u ≤ 1.</param>
    /// <param name="n">Trials. Range: 0 ≤ n ≤ 1000000.</param>
    /// <param name="hazard">Range: 0 ≤ hazard ≤ ∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">u, n or hazard is out of range.</exception>
    public static int QuantileOfHazard(double u, int n, double hazard)
    {
        if (!(hazard >= 0))
        {
            Parameter.Throw(hazard, nameof(hazard), "0 ≤ #");
        }

        return Quantile(u, n, 1 - DeterministicMath.Exp(-hazard));
    }

    /// <summary>
    /// Quantiles of every element, each what <see cref="QuantileOfHazard(double, int, double)"/> gives. Faster than by chances: e^(−hazard·n) takes one
    /// exponential and no logarithm.
    /// </summary>
    /// <param name="u">Uniform numbers. Range: 0 ≤ u ≤ 1.</param>
    /// <param name="trials">Trials, whole numbers. Range: 0 ≤ n ≤ 1000000.</param>
    /// <param name="hazard">Hazard rates. Range: 0 ≤ hazard ≤ ∞.</param>
    /// <param name="successes">Receives the quantiles; may be one of the other spans.</param>
    /// <exception cref="ArgumentException">Spans are of different lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An element is out of range.</exception>
    public static void QuantileOfHazard(ReadOnlySpan<double> u, ReadOnlySpan<double> trials, ReadOnlySpan<double> hazard, Span<double> successes)
    {
        CheckLengths(u, trials, hazard, successes);
        BinomialLanes.QuantileOfHazard(u, trials, hazard, successes, LaneWidth.Widest);
    }

    internal static int QuantileUnchecked(double u, int n, double p)
    {
        if (n == 0 || p == 0 || u == 0)
        {
            return 0;
        }

        if (p == 1 || u == 1)
        {
            return n;
        }

        return BinomialGuess.TryQuantile(u, n, p, out int k) ? k : Search(u, n, p, k);
    }

    /// <summary>The least k with Cdf(k) ≥ u, from any start; the definition that every shortcut must equal.</summary>
    internal static int Search(double u, int n, double p, int start)
    {
        int low = -1; // Cdf(low) < u, as Cdf(−1) = 0 < u
        int high = n; // Cdf(high) ≥ u
        int probe = Math.Clamp(start, 0, n - 1);
        int step = 1;
        bool first = true, rising = false;
        while (high - low > 1)
        {
            bool enough = CdfUnchecked(probe, n, p) >= u;
            if (enough)
            {
                high = probe;
            }
            else
            {
                low = probe;
            }

            // Steps double away from the start while they go one way, then the bracket is halved.
            if (first)
            {
                first = false;
                rising = !enough;
            }

            if (rising != enough)
            {
                probe = rising ? probe + step : probe - step;
                step *= 2;
                if (probe <= low || probe >= high)
                {
                    probe = low + (high - low) / 2;
                }
            }
            else
            {
                probe = low + (high - low) / 2;
            }
        }

        return high;
    }

    internal static double CdfUnchecked(int k, int n, double p)
    {
        if (k < 0)
        {
            return 0;
        }

        if (k >= n || p == 0)
        {
            return 1;
        }

        if (p == 1)
        {
            return 0;
        }

        return 1 / (1 + Upper(k, n, p / (1 - p)) / Lower(k, n, (1 - p) / p));
    }

    /// <summary>P(X &gt; k)/P(X = k), x = p/(1 − p).</summary>
    private static double Upper(int k, int n, double x)
    {
        double sum = 0, term = 1;
        for (int j = k + 1; j <= n; j++)
        {
            double ratio = (n - j + 1) * x * Reciprocal(j);
            term *= ratio;
            double next = sum + term;
            if ((next == sum && ratio <= 1) || double.IsInfinity(next))
            {
                return next;
            }

            sum = next;
        }

        return sum;
    }

    /// <summary>P(X ≤ k)/P(X = k), y = (1 − p)/p.</summary>
    private static double Lower(int k, int n, double y)
    {
        double sum = 1, term = 1;
        for (int j = k; j >= 1; j--)
        {
            double ratio = j * y * Reciprocal(n - j + 1);
            term *= ratio;
            double next = sum + term;
            if ((next == sum && ratio <= 1) || double.IsInfinity(next))
            {
                return next;
            }

            sum = next;
        }

        return sum;
    }

    /// <summary>1/j for the first values of j; the one of 0 is no number to use.</summary>
    internal static ReadOnlySpan<double> ReciprocalTable => Reciprocals;

    private static readonly double[] Reciprocals = Enumerable.Range(0, 2048).Select(j => 1.0 / j).ToArray();

    /// <summary>1/j, read from a table as the division would hold up the sum; the value is the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Reciprocal(int j)
    {
        double[] table = Reciprocals;
        return (uint)j < (uint)table.Length ? table[j] : 1.0 / j;
    }

    private static void CheckLengths(ReadOnlySpan<double> u, ReadOnlySpan<double> trials, ReadOnlySpan<double> rate, ReadOnlySpan<double> successes)
    {
        int length = u.Length;
        if (trials.Length != length || rate.Length != length || successes.Length != length)
        {
            throw new ArgumentException(
                $"All spans must be of one length; they are {length}, {trials.Length}, {rate.Length} and {successes.Length}.", nameof(successes));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Check(int n, double p)
    {
        if ((uint)n > GreatestTrials)
        {
            Parameter.Throw(n, nameof(n), "0 ≤ # ≤ 1000000");
        }

        Parameter.Probability(p, nameof(p));
    }
}
