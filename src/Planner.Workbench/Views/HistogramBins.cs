namespace Planner.Workbench.Views;

/// <summary>The bins of a histogram: replicates counted by steps of equal width.</summary>
/// <param name="Sorted">The values, ascending; at least one.</param>
/// <param name="Width">Width of a bin in the values' unit; &gt; 0.</param>
/// <param name="Whole">Whether all values are whole numbers, so that a bin ends with its last whole number.</param>
/// <param name="Counts">Replicates in each bin.</param>
internal sealed record HistogramBins(double[] Sorted, double Width, bool Whole, int[] Counts)
{
    private const int Most = 12;

    /// <summary>Counts values.</summary>
    /// <param name="sorted">The values, ascending, finite.</param>
    public static HistogramBins Of(double[] sorted)
    {
        if (sorted.Length == 0)
        {
            sorted = [0];
        }

        // Whole things are counted by whole steps, or a bin would hold two counts and its neighbour one.
        bool whole = sorted.All(v => v == Math.Floor(v));
        double span = sorted[^1] - sorted[0], width = span == 0 ? 1 : span / Most;
        width = whole ? Math.Max(1, Math.Ceiling((span + 1) / Most)) : width;
        int[] counts = new int[whole ? (int)Math.Ceiling((span + 1) / width) : span == 0 ? 1 : Most];
        foreach (double value in sorted)
        {
            counts[Place(sorted[0], width, counts.Length, value)]++;
        }

        return new HistogramBins(sorted, width, whole, counts);
    }

    /// <summary>The bin that a value within the range falls into.</summary>
    public int Of(double value) => Place(Sorted[0], Width, Counts.Length, value);

    private static int Place(double first, double width, int bins, double value) => Math.Clamp((int)((value - first) / width), 0, bins - 1);
}
