namespace Planner.Analysis.Intervals;

/// <summary>
/// A probability estimated from replicates, with Wilson's score interval (Wilson 1927) on the effective number of replicates
/// n_eff = n / deff (Korn and Graubard 1998; for Wilson's form Dean and Pagano 2015):
/// (p + k²/2n_eff ± k √(p(1−p)/n_eff + k²/4n_eff²)) / (1 + k²/n_eff), k the critical value of the <see cref="DesignEffect"/>; at either end p is first moved outwards by
/// (1 − 1/deff)/2n_eff, the correction for continuity as far as the variance comes from tables, few of which may carry a rare event.
/// Never of zero width, never outside 0..1.
/// </summary>
/// <param name="Estimate">Share of replicates, 0..1.</param>
/// <param name="Low">Lower end, 0..1.</param>
/// <param name="High">Upper end, 0..1; &gt; <paramref name="Low"/>.</param>
/// <param name="Replicates">Number of replicates; ≥ 1.</param>
/// <param name="Design">Effect of the synthetic tables. Measured as 1 when all replicates agree, where tables could still differ unseen.</param>
public readonly record struct ProportionInterval(double Estimate, double Low, double High, int Replicates, DesignEffect Design)
{
    /// <summary>Half of the width.</summary>
    public double HalfWidth => (High - Low) / 2;

    /// <summary>Estimates a probability.</summary>
    /// <param name="events">Whether the event happened, by replicate.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    /// <param name="level">Level of the interval, 0..1 exclusive.</param>
    /// <exception cref="ArgumentException">Events and tables differ in number.</exception>
    public static ProportionInterval Of(ReadOnlySpan<bool> events, Clustering clustering, double level = CriticalValue.StandardLevel)
    {
        double[] values = new double[events.Length];
        int count = 0;
        for (int r = 0; r < events.Length; r++)
        {
            count += events[r] ? 1 : 0;
            values[r] = events[r] ? 1 : 0;
        }

        DesignEffect design = DesignEffect.OfMean(values, clustering, level);
        int n = events.Length;
        double estimate = (double)count / n;
        (double low, double high) = Ends(estimate, n / design.Ratio, design.TableShare, design.CriticalValue);
        return new ProportionInterval(estimate, low, high, n, design);
    }

    /// <summary>
    /// Half of the width that another number of replicates on the same tables would give, if the share and the differences of the tables are as seen: of the variance only the part of independent
    /// replicates shrinks, 1/n_eff = 1/n' + (deff − 1)/n.
    /// </summary>
    /// <param name="replicates">The number, n' ≥ 1; <see cref="double.PositiveInfinity"/> for what no number goes below.</param>
    public double HalfWidthOf(double replicates)
    {
        double effective = 1 / ((1 / replicates) + ((Design.Ratio - 1) / Replicates));
        if (double.IsPositiveInfinity(effective))
        {
            return 0;
        }

        (double low, double high) = Ends(Estimate, effective, 1 - (effective / replicates), Design.CriticalValue);
        return (high - low) / 2;
    }

    private static (double Low, double High) Ends(double estimate, double effective, double tableShare, double critical)
    {
        double outwards = tableShare / 2 / effective;
        (double low, _) = Wilson(Math.Max(0, estimate - outwards), effective, critical);
        (_, double high) = Wilson(Math.Min(1, estimate + outwards), effective, critical);
        return (low, high);
    }

    /// <summary>Wilson's score interval.</summary>
    /// <param name="proportion">The estimate, 0..1.</param>
    /// <param name="effective">Effective number of replicates; &gt; 0.</param>
    /// <param name="critical">Critical value; &gt; 0.</param>
    /// <returns>Its ends; 0 and 1 are exact where the estimate is 0 or 1.</returns>
    public static (double Low, double High) Wilson(double proportion, double effective, double critical)
    {
        double k2 = critical * critical / effective;
        double centre = (proportion + (k2 / 2)) / (1 + k2);
        double half = Math.Sqrt((k2 * proportion * (1 - proportion)) + (k2 * k2 / 4)) / (1 + k2);
        // The formula gives exactly 0 and 1 at the ends; rounding would leave a stray 1e-18.
        double low = proportion <= 0 ? 0 : Math.Clamp(centre - half, 0, proportion);
        double high = proportion >= 1 ? 1 : Math.Clamp(centre + half, proportion, 1);
        return (low, high);
    }
}
