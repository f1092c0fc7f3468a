namespace Planner.Analysis.Intervals;

/// <summary>
/// A quantile over replicates with an interval of order statistics (David and Nagaraja 2003, §7.1) in Woodruff's form (1952): the share of
/// values up to the quantile has variance q(1−q)·deff/n, so the ends are the order statistics of rank n(q ∓ k√(q(1−q)·deff/n)), rounded outwards.
/// Free of any distribution; where values are whole numbers the ends may coincide.
/// </summary>
/// <param name="Estimate">The quantile, type 7.</param>
/// <param name="Low">Lower end; the least value where the rank falls below 1.</param>
/// <param name="High">Upper end; the greatest value where the rank exceeds n.</param>
/// <param name="Replicates">Number of replicates in which the value is defined; ≥ 1.</param>
/// <param name="Design">Effect of the synthetic tables on the share of values up to the quantile.</param>
public readonly record struct QuantileInterval(double Estimate, double Low, double High, int Replicates, DesignEffect Design)
{
    /// <summary>Estimates a quantile.</summary>
    /// <param name="values">Values by replicate; NaN is left out.</param>
    /// <param name="q">Which quantile, 0..1.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    /// <param name="level">Level of the interval, 0..1 exclusive.</param>
    /// <returns>The interval, or null where no value is defined.</returns>
    /// <exception cref="ArgumentException">Values and tables differ in number.</exception>
    public static QuantileInterval? Of(
        ReadOnlySpan<double> values,
        double q,
        Clustering clustering,
        double level = CriticalValue.StandardLevel)
    {
        if (values.Length != clustering.Replicates)
        {
            throw new ArgumentException($"{values.Length} values for {clustering.Replicates} replicates", nameof(values));
        }

        double[] sorted = DefinedQuantile.Sorted(values);
        if (DefinedQuantile.OfSorted(sorted, q) is not { } estimate)
        {
            return null;
        }

        var upTo = new List<double>(sorted.Length);
        var tables = new List<int>(sorted.Length);
        for (int r = 0; r < values.Length; r++)
        {
            if (!double.IsNaN(values[r]))
            {
                upTo.Add(values[r] <= estimate ? 1 : 0);
                tables.Add(clustering.TableOf[r]);
            }
        }

        DesignEffect design = DesignEffect.OfMean(upTo.ToArray(), Clustering.Of(tables), level);
        int n = sorted.Length;
        double half = design.CriticalValue * Math.Sqrt(n * q * (1 - q) * design.Ratio);
        int low = Math.Clamp((int)Math.Floor((n * q) - half), 1, n);
        int high = Math.Clamp((int)Math.Ceiling((n * q) + half) + 1, 1, n);
        return new QuantileInterval(estimate, Math.Min(sorted[low - 1], estimate), Math.Max(sorted[high - 1], estimate), n, design);
    }
}
