using Planner.Analysis.Intervals;

namespace Planner.Analysis.Precision;

/// <summary>
/// When a run of open length is looked at, and at what level, so that an interval misses at any of the looks with at most the probability that one look at a fixed
/// number of replicates would have. Looks are at n_k = 1,024·2^k. Look k may miss with probability α_k = 0.05 · 2^−|k − c| / (3 − 2^−c), whose sum over all k ≥ 0 is
/// 0.05; Bonferroni's inequality does the rest and asks nothing of how looks depend on each other. c, the look at which most is spent, is the first at which an even
/// chance without differences between tables would be known to the width asked. It follows from that width alone, never from what the run finds.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class LookSchedule
{
    /// <summary>Replicates of the first look, the fewest of any run of open length.</summary>
    public const int First = 1024;

    /// <summary>Most looks: 8,388,608 replicates, the last below the most of any run.</summary>
    public const int MostLooks = 14;
    private const double Even = 0.5;

    private LookSchedule(int central, int looks)
    {
        Central = central;
        Looks = looks;
    }

    /// <summary>c, the look at which most of the error is spent; from 0.</summary>
    public int Central { get; }

    /// <summary>Number of looks; ≥ 1.</summary>
    public int Looks { get; }

    /// <summary>A schedule.</summary>
    /// <param name="halfWidth">The half width asked, 0..1 exclusive.</param>
    /// <param name="most">Most replicates; the last look is the last not above it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The half width or the number of replicates is out of range.</exception>
    public static LookSchedule Of(double halfWidth, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, First);
        if (halfWidth is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(halfWidth), halfWidth, "a half width lies between 0 and 1");
        }

        // The greatest share that a central look can have is 1/2, at c = 0; a third is what it tends to.
        double critical = CriticalValue.Normal(1 - ((1 - CriticalValue.StandardLevel) / 3));
        int central = 0;
        while (central < MostLooks - 1 && Half(Replicates(central), critical) > halfWidth)
        {
            central++;
        }

        int looks = 1;
        while (looks < MostLooks && (long)First << looks <= most)
        {
            looks++;
        }

        return new LookSchedule(central, looks);
    }

    /// <summary>Replicates at a look.</summary>
    /// <param name="look">The look, from 0; below 14.</param>
    public static int Replicates(int look)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(look);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(look, MostLooks);
        return First << look;
    }

    /// <summary>Level at which the intervals of a look are computed, so that they hold at <see cref="CriticalValue.StandardLevel"/> over all looks.</summary>
    /// <param name="look">The look, from 0.</param>
    public double Level(int look) =>
        1 - ((1 - CriticalValue.StandardLevel) * Math.ScaleB(1, -Math.Abs(look - Central)) / (3 - Math.ScaleB(1, -Central)));

    private static double Half(int replicates, double critical)
    {
        (double low, double high) = ProportionInterval.Wilson(Even, replicates, critical);
        return (high - low) / 2;
    }
}
