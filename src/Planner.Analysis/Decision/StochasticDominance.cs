namespace Planner.Analysis.Decision;

/// <summary>
/// Whether one scenario's outcome is better than another's for every decision maker who prefers more (first order), or who prefers more and dislikes risk (second order):
/// Hadar and Russell 1969. F_b(x) ≤ F_a(x) for all x; ∫ F_b ≤ ∫ F_a up to every x. Read off the two samples; how far either is violated is said, as a sample cannot prove it.
/// </summary>
/// <param name="A">Id of the scenario that would be dominated.</param>
/// <param name="B">Id of the scenario that would dominate.</param>
/// <param name="FirstViolation">Greatest F_b(x) − F_a(x), 0..1; 0 where b dominates in the sample.</param>
/// <param name="SecondViolation">Greatest ∫ (F_b − F_a), in the objective's unit; 0 where b dominates in the sample.</param>
/// <param name="Same">Whether the two distributions are the same, so that neither dominates.</param>
public sealed record StochasticDominance(string A, string B, double FirstViolation, double SecondViolation, bool Same)
{
    /// <summary>b is at least as good for all who prefer more.</summary>
    public bool First => !Same && FirstViolation == 0;

    /// <summary>b is at least as good for all who prefer more and dislike risk; true wherever <see cref="First"/> is.</summary>
    public bool Second => !Same && SecondViolation == 0;

    /// <summary>Compares two samples of equal size.</summary>
    /// <param name="a">Id and values of the one.</param>
    /// <param name="b">Id and values of the other; greater is better, all finite.</param>
    /// <exception cref="ArgumentException">The samples are empty or differ in size.</exception>
    public static StochasticDominance Of((string Scenario, double[] Values) a, (string Scenario, double[] Values) b)
    {
        if (a.Values.Length == 0 || a.Values.Length != b.Values.Length)
        {
            throw new ArgumentException("both samples must have the same number of values, at least one", nameof(b));
        }

        double[] first = [.. a.Values.Order()], second = [.. b.Values.Order()];
        double[] points = [.. first.Concat(second).Distinct().Order()];
        int n = first.Length, i = 0, j = 0;
        double worst = 0, integral = 0, worstIntegral = 0;
        for (int p = 0; p < points.Length; p++)
        {
            // The integral up to this point has the difference of the counts below it; it is kept in counts, so that equal samples give exactly 0.
            integral += p == 0 ? 0 : (j - i) * (points[p] - points[p - 1]);
            worstIntegral = Math.Max(worstIntegral, integral);
            i = Count(first, i, points[p]);
            j = Count(second, j, points[p]);
            worst = Math.Max(worst, j - i);
        }

        // Sums that cancel leave rounding behind.
        worstIntegral = worstIntegral <= 1e-12 * n * (points[^1] - points[0]) ? 0 : worstIntegral;
        return new StochasticDominance(a.Scenario, b.Scenario, worst / n, worstIntegral / n, first.SequenceEqual(second));
    }

    private static int Count(double[] sorted, int from, double upTo)
    {
        while (from < sorted.Length && sorted[from] <= upTo)
        {
            from++;
        }

        return from;
    }
}
