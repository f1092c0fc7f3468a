using Planner.Analysis.Intervals;
using Planner.Rules.Pack;

namespace Planner.Analysis.Precision;

/// <summary>
/// Which statements a number of replicates bears, kind by kind; reports, the command and the workbench ask here. A difference of two scenarios is said to be one where its paired interval
/// leaves out 0 (<see cref="PairedDifferenceInterval.Distinguishable"/>).
/// </summary>
public static class Sayable
{
    // Below so many replicates a table, how much tables differ cannot be told from chance.
    private const int ReplicatesToTellTables = 5;

    /// <summary>
    /// Replicates that a probability needs to be said as one figure: the least number whose interval on the same tables (<see cref="ProportionInterval.HalfWidthOf"/>) is as narrow as asked for, and not less than
    /// k² p(1 − p) / w², w the half-width asked for, k the critical value of the normal distribution, p the middle of the interval (a share that few replicates show as 0 need not be 0).
    /// </summary>
    /// <param name="interval">The probability as it is known.</param>
    /// <param name="mostHalfWidth">The half-width asked for, 0..1.</param>
    /// <param name="tables">Number of synthetic tables; 1 for none.</param>
    /// <param name="level">Level of the intervals, 0..1 exclusive.</param>
    /// <returns>At least one more than there are; null where tables alone keep the interval wider.</returns>
    public static long? ReplicatesFor(ProportionInterval interval, double mostHalfWidth, int tables, double level)
    {
        int n = interval.Replicates;
        double k = CriticalValue.Normal(level), p = (interval.Low + interval.High) / 2;
        double needed = Math.Max(n + 1.0, k * k * p * (1 - p) / (mostHalfWidth * mostHalfWidth));
        if (tables > 1 && n < ReplicatesToTellTables * tables)
        {
            // Then the width is taken to shrink as it does without tables: a lower bound.
            return Rounded(Math.Max(needed, n * Math.Pow(interval.HalfWidth / mostHalfWidth, 2)));
        }

        if (interval.HalfWidthOf(double.PositiveInfinity) > mostHalfWidth)
        {
            return null;
        }

        for (; interval.HalfWidthOf(needed) > mostHalfWidth && needed <= int.MaxValue; needed *= 1.05)
        {
        }

        return needed > int.MaxValue ? null : Rounded(needed);
    }

    /// <summary>
    /// Replicates that a quantile needs: so many that the sample holds an interval for it at all, free of any distribution. q^n and (1 − q)^n, the chances that the quantile lies above the greatest
    /// or below the least of n values, are each at most half of what the level leaves (David and Nagaraja, Order Statistics, 2003, §7.1).
    /// </summary>
    /// <param name="q">Which quantile, 0..1 exclusive.</param>
    /// <param name="level">Level of the interval, 0..1 exclusive.</param>
    public static int ReplicatesForQuantile(double q, double level)
    {
        double most = (1 - level) / 2, outside = Math.Max(q, 1 - q), chance = outside;
        int n = 1;
        for (; chance > most; n++)
        {
            chance *= outside;
        }

        return n;
    }

    /// <summary>Whether words name one stretch of probability: one word, or two whose ranges meet.</summary>
    /// <param name="words">The words of an interval, the lower first.</param>
    public static bool AreNeighbours(IReadOnlyList<LikelihoodWord> words) => words.Count < 2 || words[1].From <= words[0].To;

    /// <summary>
    /// Whether the halves of a run differ by more than chance allows: replicates are exchangeable and both halves run on the same tables, so the shares of two halves differ like those of two
    /// independent samples. Two-sided at 1 in 1,000 over all comparisons together (Bonferroni).
    /// </summary>
    /// <param name="events">Whether the event happened, by replicate.</param>
    /// <param name="comparisons">Number of comparisons that are made; ≥ 1.</param>
    public static bool HalvesDiffer(ReadOnlySpan<bool> events, int comparisons)
    {
        int half = events.Length / 2;
        int first = events[..half].Count(true), second = events[half..].Count(true);
        double share = (double)(first + second) / events.Length;

        // The normal approximation wants some of either outcome in either half.
        const int LeastOfEither = 10;
        if (half * share < LeastOfEither || half * (1 - share) < LeastOfEither)
        {
            return false;
        }

        double difference = ((double)first / half) - ((double)second / (events.Length - half));
        double error = Math.Sqrt(share * (1 - share) * ((1.0 / half) + (1.0 / (events.Length - half))));
        return Math.Abs(difference) > CriticalValue.Normal(1 - (0.001 / comparisons)) * error;
    }

    // Two figures, upwards, and tens: nobody needs "1,537".
    private static long Rounded(double replicates)
    {
        double step = 10;
        while (replicates / step > 100)
        {
            step *= 10;
        }

        return (long)(Math.Ceiling(replicates / step) * step);
    }
}
