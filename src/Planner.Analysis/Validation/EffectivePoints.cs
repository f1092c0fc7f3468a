namespace Planner.Analysis.Validation;

/// <summary>How many independent points a set of forecasts is worth.</summary>
public static class EffectivePoints
{
    /// <summary>n² / Σ ρ_ij², the participation ratio of the correlation matrix of the forecasts: n where they are independent, 1 where all move as one.</summary>
    /// <param name="draws">Joint draws: <c>[point][draw]</c>; a point that does not vary counts as independent of the others.</param>
    public static double Of(IReadOnlyList<double[]> draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        if (draws.Count == 0)
        {
            return 0;
        }

        double[][] standard = [.. draws.Select(Standardised)];
        double sum = 0;
        for (int i = 0; i < standard.Length; i++)
        {
            for (int k = 0; k < standard.Length; k++)
            {
                double rho = i == k ? 1 : Mean(standard[i], standard[k]);
                sum += rho * rho;
            }
        }

        return standard.Length * (double)standard.Length / sum;
    }

    private static double[] Standardised(double[] values)
    {
        double mean = values.Sum() / values.Length;
        double deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length);
        return [.. values.Select(v => deviation > 0 ? (v - mean) / deviation : 0)];
    }

    private static double Mean(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum / a.Length;
    }
}
