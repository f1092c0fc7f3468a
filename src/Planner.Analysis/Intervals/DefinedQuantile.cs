using Planner.Numerics.Quantiles;

namespace Planner.Analysis.Intervals;

/// <summary>Quantiles (type 7, <see cref="QuantileDefinition.R7"/>) of the replicates in which a value is defined.</summary>
public static class DefinedQuantile
{
    /// <summary>The defined values in ascending order.</summary>
    /// <param name="values">Values by replicate; NaN stands for "not defined" and is left out.</param>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        double[] defined = new double[values.Length];
        int count = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                defined[count++] = value;
            }
        }

        Array.Resize(ref defined, count);
        Array.Sort(defined);
        return defined;
    }

    /// <summary>A quantile.</summary>
    /// <param name="sorted">Values in ascending order, without NaN.</param>
    /// <param name="q">Which, 0..1.</param>
    /// <returns>The quantile, or null of no values.</returns>
    public static double? OfSorted(ReadOnlySpan<double> sorted, double q) => sorted.IsEmpty ? null : SampleQuantile.OfSorted(sorted, q);
}
