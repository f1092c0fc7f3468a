namespace Planner.Analysis.Information;

/// <summary>
/// A natural cubic spline of one input as columns of a regression, without the constant: linear beyond the outermost knots. Knots at the quantiles 0.05, 0.275, 0.5, 0.725 and 0.95 of a standard normal
/// (Harrell, <i>Regression Modeling Strategies</i>, 2001, §2.4), as the inputs are normal scores.
/// </summary>
internal static class SplineColumns
{
    private static readonly double[] Knots = [-1.6448536269514722, -0.5977601260424783, 0, 0.5977601260424783, 1.6448536269514722];

    /// <summary>Columns of one input.</summary>
    public const int Count = 4;

    /// <summary>The columns: the score itself, then the curved ones.</summary>
    /// <param name="scores">Normal scores by replicate.</param>
    public static double[][] Of(double[] scores)
    {
        double last = Knots[^1], before = Knots[^2], width = (last - Knots[0]) * (last - Knots[0]);
        return
        [
            scores,
            .. Enumerable.Range(0, Knots.Length - 2).Select(j => scores
                .Select(z => (Cube(z - Knots[j]) - (Cube(z - before) * (last - Knots[j]) / (last - before)) + (Cube(z - last) * (before - Knots[j]) / (last - before))) / width).ToArray()),
        ];

        static double Cube(double x) => x > 0 ? x * x * x : 0;
    }
}
