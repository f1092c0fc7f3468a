namespace Planner.Analysis.Intervals;

/// <summary>
/// The difference P(b) − P(a) of two probabilities over paired replicates, with Newcombe's score interval for paired data (Newcombe 1998,
/// method 10: Wilson's limits of both, joined with the correlation φ, corrected for continuity where it is positive). For replicates that
/// share synthetic tables the counts of the 2 × 2 table are divided by the <see cref="DesignEffect"/> of the replicates' differences, and
/// its critical value is used. Never of zero width.
/// </summary>
/// <param name="Estimate">P(b) − P(a), −1..1.</param>
/// <param name="Low">Lower end, −1..1.</param>
/// <param name="High">Upper end, −1..1; &gt; <paramref name="Low"/>.</param>
/// <param name="OnlyA">Replicates in which only a happened.</param>
/// <param name="OnlyB">Replicates in which only b happened.</param>
/// <param name="Replicates">Number of pairs; ≥ 1.</param>
/// <param name="Design">Effect of the synthetic tables on the difference.</param>
public readonly record struct PairedDifferenceInterval(
    double Estimate,
    double Low,
    double High,
    int OnlyA,
    int OnlyB,
    int Replicates,
    DesignEffect Design)
{
    /// <summary>Whether the interval leaves out 0.</summary>
    public bool Distinguishable => Low > 0 || High < 0;

    /// <summary>Estimates a difference.</summary>
    /// <param name="a">Whether a happened, by replicate.</param>
    /// <param name="b">Whether b happened, by replicate, in the same order.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    /// <param name="level">Level of the interval, 0..1 exclusive.</param>
    /// <exception cref="ArgumentException">The three differ in number.</exception>
    public static PairedDifferenceInterval Of(
        ReadOnlySpan<bool> a,
        ReadOnlySpan<bool> b,
        Clustering clustering,
        double level = CriticalValue.StandardLevel)
    {
        if (a.Length != b.Length)
        {
            throw new ArgumentException($"{a.Length} replicates of a, {b.Length} of b", nameof(b));
        }

        double[] differences = new double[a.Length];
        int both = 0, onlyA = 0, onlyB = 0;
        for (int r = 0; r < a.Length; r++)
        {
            both += a[r] && b[r] ? 1 : 0;
            onlyA += a[r] && !b[r] ? 1 : 0;
            onlyB += b[r] && !a[r] ? 1 : 0;
            differences[r] = (b[r] ? 1 : 0) - (a[r] ? 1 : 0);
        }

        int n = a.Length;
        DesignEffect design = DesignEffect.OfMean(differences, clustering, level);
        (double low, double high) = Newcombe(both, onlyB, onlyA, n - both - onlyA - onlyB, design.Ratio, design.CriticalValue);
        double estimate = (double)(onlyB - onlyA) / n;
        return new PairedDifferenceInterval(estimate, Math.Min(low, estimate), Math.Max(high, estimate), onlyA, onlyB, n, design);
    }

    /// <summary>Newcombe's method 10 for (both + first)/n − (both + second)/n.</summary>
    /// <param name="both">Pairs in which both happened; ≥ 0.</param>
    /// <param name="first">Pairs in which only the first happened; ≥ 0.</param>
    /// <param name="second">Pairs in which only the second happened; ≥ 0.</param>
    /// <param name="neither">Pairs in which none happened; ≥ 0.</param>
    /// <param name="designEffect">What the counts are divided by; ≥ 1.</param>
    /// <param name="critical">Critical value; &gt; 0.</param>
    /// <returns>The ends, within −1..1.</returns>
    public static (double Low, double High) Newcombe(
        double both,
        double first,
        double second,
        double neither,
        double designEffect,
        double critical)
    {
        double e = both / designEffect, f = first / designEffect, g = second / designEffect, h = neither / designEffect;
        double n = e + f + g + h;
        double p1 = (both + first) / (both + first + second + neither);
        double p2 = (both + second) / (both + first + second + neither);
        (double low1, double high1) = ProportionInterval.Wilson(p1, n, critical);
        (double low2, double high2) = ProportionInterval.Wilson(p2, n, critical);
        double margins = (e + f) * (g + h) * (e + g) * (f + h);
        double cross = (e * h) - (f * g);
        double corrected = cross > 0 ? Math.Max(cross - (n / 2), 0) : cross;
        double phi = margins > 0 ? corrected / Math.Sqrt(margins) : 0;
        double down1 = p1 - low1, up1 = high1 - p1, down2 = p2 - low2, up2 = high2 - p2;
        double below = Math.Sqrt(Math.Max(0, (down1 * down1) - (2 * phi * down1 * up2) + (up2 * up2)));
        double above = Math.Sqrt(Math.Max(0, (up1 * up1) - (2 * phi * up1 * down2) + (down2 * down2)));
        return (Math.Max(-1, p1 - p2 - below), Math.Min(1, p1 - p2 + above));
    }
}
