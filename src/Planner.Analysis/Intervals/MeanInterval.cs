namespace Planner.Analysis.Intervals;

/// <summary>
/// A mean over replicates with Student's interval: the larger of the variance of independent replicates (n − 1 degrees of freedom) and the
/// variance from the differences between synthetic tables (at most T − 1 degrees of freedom, see <see cref="DesignEffect"/>).
/// </summary>
/// <param name="Estimate">The mean.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end; equal to the lower one only where every replicate has the same value.</param>
/// <param name="Replicates">Number of replicates in which the value is defined; ≥ 1.</param>
/// <param name="Design">Effect of the synthetic tables.</param>
public readonly record struct MeanInterval(double Estimate, double Low, double High, int Replicates, DesignEffect Design)
{
    /// <summary>Whether the interval leaves out 0.</summary>
    public bool Distinguishable => Low > 0 || High < 0;

    /// <summary>Estimates a mean.</summary>
    /// <param name="values">Values by replicate; those that are not finite are left out.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    /// <param name="level">Level of the interval, 0..1 exclusive.</param>
    /// <returns>The interval, or null where no value is defined.</returns>
    /// <exception cref="ArgumentException">Values and tables differ in number.</exception>
    public static MeanInterval? Of(ReadOnlySpan<double> values, Clustering clustering, double level = CriticalValue.StandardLevel)
    {
        if (values.Length != clustering.Replicates)
        {
            throw new ArgumentException($"{values.Length} values for {clustering.Replicates} replicates", nameof(values));
        }

        double[] defined = values.ToArray();
        Clustering tables = clustering;
        if (defined.Any(v => !double.IsFinite(v)))
        {
            int[] kept = Enumerable.Range(0, defined.Length).Where(r => double.IsFinite(defined[r])).ToArray();
            if (kept.Length == 0)
            {
                return null;
            }

            tables = Clustering.Of(kept.Select(r => clustering.TableOf[r]).ToArray());
            defined = kept.Select(r => defined[r]).ToArray();
        }

        DesignEffect.TableVariances variances = DesignEffect.Variances(defined, tables);
        double mean = variances.Mean;
        DesignEffect design = DesignEffect.Of(variances, level);
        int n = defined.Length;
        if (design.Ratio <= 1 && n > 1)
        {
            design = design with { CriticalValue = Intervals.CriticalValue.Student(level, n - 1) };
        }

        double half = design.CriticalValue * Math.Sqrt(variances.Independent * design.Ratio);
        return new MeanInterval(mean, mean - half, mean + half, n, design);
    }
}
