using Planner.Analysis.Intervals;

namespace Planner.Analysis.Impact;

/// <summary>
/// The mean over replicates of a part of a difference of probabilities, each replicate's part within −1..1. Interval: that of Bonett and Price (<i>J. Educational and Behavioral
/// Statistics</i> 37, 2012) for paired differences, which adds one replicate at 1 and one at −1, widened by the <see cref="DesignEffect"/> of the synthetic tables. Never of zero width.
/// </summary>
/// <param name="Estimate">The mean, −1..1.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end; &gt; <paramref name="Low"/>.</param>
/// <param name="Design">Effect of the synthetic tables.</param>
public readonly record struct PartInterval(double Estimate, double Low, double High, DesignEffect Design)
{
    /// <summary>Whether the interval leaves out 0.</summary>
    public bool Distinguishable => Low > 0 || High < 0;

    /// <summary>Estimates a part.</summary>
    /// <param name="parts">The part by replicate, each within −1..1.</param>
    /// <param name="clusterings">Tables of the replicates; where the two runs have different tables both are given and the wider interval is taken.</param>
    /// <param name="level">Level of the interval, 0..1 exclusive.</param>
    public static PartInterval Of(double[] parts, IReadOnlyList<Clustering> clusterings, double level = CriticalValue.StandardLevel)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(clusterings);
        DesignEffect design = clusterings.Select(c => DesignEffect.OfMean(parts, c, level)).MaxBy(d => d.CriticalValue * Math.Sqrt(d.Ratio));
        double n = parts.Length / design.Ratio, sum = 0, squares = 0;
        foreach (double part in parts)
        {
            sum += part;
            squares += part * part;
        }

        // On the effective number of replicates, so that two added ones weigh the more the fewer they are.
        double estimate = sum / parts.Length, centre = estimate * n / (n + 2);
        double variance = (((squares / parts.Length * n) + 2) / (n + 2)) - (centre * centre);
        double half = design.CriticalValue * Math.Sqrt(Math.Max(0, variance) / (n + 2));
        return new PartInterval(estimate, Math.Max(-1, Math.Min(centre - half, estimate)), Math.Min(1, Math.Max(centre + half, estimate)), design);
    }
}
