namespace Planner.Localities.Synthesis;

/// <summary>Shares out a whole number over units in proportion to weights, in whole parts, within each unit's limits.</summary>
internal static class Apportionment
{
    /// <summary>Largest remainders within limits: parts sum to the total whenever the limits allow it, and to the nearest possible sum otherwise.</summary>
    /// <param name="total">What is shared out; ≥ 0.</param>
    /// <param name="weights">Weights ≥ 0; if all are 0, units share alike.</param>
    /// <param name="least">Least part of each.</param>
    /// <param name="most">Greatest part of each, at least its least.</param>
    public static int[] Share(int total, ReadOnlySpan<double> weights, ReadOnlySpan<int> least, ReadOnlySpan<int> most)
    {
        int n = weights.Length;
        double[] w = weights.ToArray();
        if (!w.Any(x => x > 0))
        {
            Array.Fill(w, 1);
        }

        // The real-valued shares min(most, max(least, factor · w)) grow with the factor; the factor is found by halving.
        double low = 0, high = 1;
        while (Sum(w, high, least, most) < total && high < 1e18)
        {
            high *= 2;
        }

        for (int i = 0; i < 200; i++)
        {
            double middle = (low + high) / 2;
            if (Sum(w, middle, least, most) < total)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        var parts = new int[n];
        var rest = new double[n];
        for (int i = 0; i < n; i++)
        {
            double real = Math.Clamp(high * w[i], least[i], most[i]);
            parts[i] = (int)Math.Floor(real + 1e-9);
            rest[i] = real - parts[i];
        }

        int missing = total - parts.Sum();
        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => rest[i]).ThenByDescending(i => w[i]).ThenBy(i => i)];
        while (missing != 0)
        {
            int step = Math.Sign(missing);
            int before = missing;
            foreach (int i in step > 0 ? order : order.Reverse())
            {
                if (missing != 0 && parts[i] + step >= least[i] && parts[i] + step <= most[i])
                {
                    parts[i] += step;
                    missing -= step;
                }
            }

            if (missing == before)
            {
                break;
            }
        }

        return parts;
    }

    private static double Sum(double[] w, double factor, ReadOnlySpan<int> least, ReadOnlySpan<int> most)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            sum += Math.Clamp(factor * w[i], least[i], most[i]);
        }

        return sum;
    }
}
