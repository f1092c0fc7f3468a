using Planner.Numerics.Distributions;

namespace Planner.Numerics.Quantiles;

/// <summary>
/// A confidence interval of a quantile from two order statistics of an independent sample, whatever the distribution
/// (David and Nagaraja, Order Statistics, 3rd ed., 7.1): the number of values below the true quantile is binomial.
/// </summary>
/// <param name="LowerRank">The rank (1 … n) of the lower end; 0 where the sample is too small to bound the quantile from below.</param>
/// <param name="UpperRank">The rank (1 … n) of the upper end; n + 1 where the sample is too small to bound it from above.</param>
/// <param name="Coverage">The least probability that the interval covers the quantile (exact for continuous distributions).</param>
/// <threadsafety>Immutable.</threadsafety>
public readonly record struct OrderStatisticInterval(int LowerRank, int UpperRank, double Coverage)
{
    /// <summary>The narrowest interval with at most (1 − level)/2 of error on each side.</summary>
    /// <param name="count">n, the size of the sample. Range: 1 ≤ n ≤ 1000000.</param>
    /// <param name="q">The quantile's share. Range: 0 ≤ q ≤ 1.</param>
    /// <param name="level">The confidence. Range: 0 &lt; level &lt; 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static OrderStatisticInterval Of(int count, double q, double level)
    {
        if (count is < 1 or > Binomial.GreatestTrials)
        {
            Parameter.Throw(count, nameof(count), "1 ≤ # ≤ 1000000");
        }

        Parameter.Probability(q, nameof(q));
        if (!(level > 0 && level < 1))
        {
            Parameter.Throw(level, nameof(level), "0 < # < 1");
        }

        double side = (1 - level) / 2;
        int lower = Binomial.Quantile(side, count, q);
        int upper = Binomial.Quantile(1 - side, count, q) + 1;
        return new OrderStatisticInterval(lower, upper, Binomial.Cdf(upper - 1, count, q) - Binomial.Cdf(lower - 1, count, q));
    }

    /// <summary>The interval's ends in a sorted sample; an end that the sample cannot give is infinite.</summary>
    /// <param name="sorted">The n values, ascending.</param>
    /// <exception cref="ArgumentException">The sample is shorter than the ranks need.</exception>
    public (double Low, double High) In(ReadOnlySpan<double> sorted)
    {
        if (sorted.Length < UpperRank - 1)
        {
            throw new ArgumentException($"The interval is for at least {UpperRank - 1} values, the sample has {sorted.Length}.", nameof(sorted));
        }

        return (
            LowerRank == 0 ? double.NegativeInfinity : sorted[LowerRank - 1],
            UpperRank > sorted.Length ? double.PositiveInfinity : sorted[UpperRank - 1]);
    }
}
