namespace Planner.Analysis.Intervals;

/// <summary>Quantiles of a sample, type 7 of Hyndman and Fan (1996): linear between order statistics at h = (n − 1)q; what Excel and R do by default.</summary>
public static class SampleQuantile
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
    public static double? OfSorted(ReadOnlySpan<double> sorted, double q)
    {
        if (q is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(q), q, "a quantile lies between 0 and 1");
        }

        if (sorted.IsEmpty)
        {
            return null;
        }

        double h = (sorted.Length - 1) * q;
        int below = (int)Math.Floor(h);
        double low = sorted[below];
        // Equal neighbours are returned as they are: infinities would give NaN, and integers would pick up rounding.
        return below + 1 == sorted.Length || h == below || sorted[below + 1] == low ? low : low + ((h - below) * (sorted[below + 1] - low));
    }
}
