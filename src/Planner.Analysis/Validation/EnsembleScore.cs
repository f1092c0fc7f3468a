namespace Planner.Analysis.Validation;

/// <summary>Scores of a forecast that is given as draws.</summary>
public static class EnsembleScore
{
    /// <summary>
    /// Continuous ranked probability score, E|X − y| − ½·E|X − X'|, in the unit of the value; smaller is better, for a point forecast it is the absolute error.
    /// The second mean runs over pairs of different draws, so that the estimate does not depend on their number (Ferro 2014).
    /// </summary>
    /// <param name="draws">Draws of the forecast, any order, at least one.</param>
    /// <param name="observed">What came.</param>
    public static double Crps(ReadOnlySpan<double> draws, double observed)
    {
        double[] sorted = draws.ToArray();
        Array.Sort(sorted);
        int n = sorted.Length;
        double error = 0, spread = 0;
        for (int i = 0; i < n; i++)
        {
            error += Math.Abs(sorted[i] - observed);

            // Σ over pairs of |x_i − x_j| is Σ (2i − n + 1)·x_(i) over the sorted draws.
            spread += ((2.0 * i) - n + 1) * sorted[i];
        }

        return (error / n) - (n > 1 ? spread / ((double)n * (n - 1)) : 0);
    }

    /// <summary>Probability integral transform: share of draws below what came, half of those equal to it; uniform over many good forecasts.</summary>
    /// <param name="draws">Draws of the forecast.</param>
    /// <param name="observed">What came.</param>
    public static double Pit(ReadOnlySpan<double> draws, double observed)
    {
        double below = 0;
        foreach (double draw in draws)
        {
            below += draw < observed ? 1 : draw == observed ? 0.5 : 0;
        }

        return below / draws.Length;
    }
}
