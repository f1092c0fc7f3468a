using Planner.Numerics.Distributions;

namespace Planner.Numerics.Quantiles;

/// <summary>Quantiles of a stored column.</summary>
/// <threadsafety>Pure.</threadsafety>
public static class SampleQuantile
{
    /// <summary>The quantile of a sorted column, linear between its two neighbours; never decreasing in q and always within the column's range.</summary>
    /// <param name="sorted">Ascending, at least one value, no NaN; the order is the caller's word.</param>
    /// <param name="q">The share below. Range: 0 ≤ q ≤ 1.</param>
    /// <param name="definition">Which definition.</param>
    /// <exception cref="ArgumentException">The column is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">q or the definition is out of range.</exception>
    public static double OfSorted(ReadOnlySpan<double> sorted, double q, QuantileDefinition definition = QuantileDefinition.R7)
    {
        if (sorted.IsEmpty)
        {
            throw new ArgumentException("A quantile needs at least one value.", nameof(sorted));
        }

        Parameter.Probability(q, nameof(q));
        int n = sorted.Length;
        double position = definition switch
        {
            QuantileDefinition.R7 => (n - 1) * q,
            QuantileDefinition.R8 => (n + 1.0 / 3) * q - 2.0 / 3,
            _ => throw new ArgumentOutOfRangeException(nameof(definition), definition, "Range: R7, R8."),
        };
        if (position <= 0)
        {
            return sorted[0];
        }

        int below = (int)position;
        if (below >= n - 1)
        {
            return sorted[n - 1];
        }

        double from = sorted[below], to = sorted[below + 1];

        // Equal neighbours, infinite ones among them, need no arithmetic; rounding must not pass the upper one.
        return from == to ? from : Math.Min(to, from + (to - from) * (position - below));
    }

    /// <summary>The quantile of a column in any order; copies and sorts it.</summary>
    /// <param name="values">At least one value, no NaN.</param>
    /// <param name="q">Range: 0 ≤ q ≤ 1.</param>
    /// <param name="definition">Which definition.</param>
    /// <exception cref="ArgumentException">The column is empty or holds a NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">q or the definition is out of range.</exception>
    public static double Of(ReadOnlySpan<double> values, double q, QuantileDefinition definition = QuantileDefinition.R7)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        if (sorted.Length > 0 && double.IsNaN(sorted[0]))
        {
            throw new ArgumentException("A column with a NaN has no quantiles.", nameof(values));
        }

        return OfSorted(sorted, q, definition);
    }
}
