namespace Planner.Analysis.Intervals;

/// <summary>
/// By how much the variance of an estimate exceeds that of independent replicates, because replicates share synthetic tables (Kish 1965):
/// deff = max(1, v_between / v_independent), where v_between = T/(T−1) · Σ_t (n_t (m_t − m)/n)² is the variance of the mean taken from
/// the differences between tables, and v_independent = s²/n.
/// </summary>
/// <param name="Ratio">The design effect; ≥ 1.</param>
/// <param name="CriticalValue">
/// Standard errors the interval reaches: of Student's t with T − 1 degrees of freedom where the ratio is above 1 (the variance then rests on T
/// tables), else of the normal distribution.
/// </param>
public readonly record struct DesignEffect(double Ratio, double CriticalValue)
{
    /// <summary>Share of the sampling variance that comes from differences between tables; 0..1.</summary>
    public double TableShare => 1 - (1 / Ratio);

    /// <summary>The design effect of a mean.</summary>
    /// <param name="values">Values by replicate, finite.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    /// <param name="level">Level of the interval, 0..1 exclusive.</param>
    /// <returns>Ratio 1 where it cannot be measured: one table, or all values alike.</returns>
    /// <exception cref="ArgumentException">Values and tables differ in number.</exception>
    public static DesignEffect OfMean(ReadOnlySpan<double> values, Clustering clustering, double level)
    {
        (_, double between, double independent) = Variances(values, clustering);
        return Of(between, independent, clustering.Tables, level);
    }

    /// <summary>Mean, variance of the mean from differences between tables, and variance of the mean of independent replicates.</summary>
    internal static (double Mean, double Between, double Independent) Variances(ReadOnlySpan<double> values, Clustering clustering)
    {
        if (values.Length != clustering.Replicates)
        {
            throw new ArgumentException($"{values.Length} values for {clustering.Replicates} replicates", nameof(values));
        }

        int n = values.Length;
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        double mean = sum / n;
        Span<double> residuals = clustering.Sizes.Length <= 256 ? stackalloc double[clustering.Sizes.Length] : new double[clustering.Sizes.Length];
        residuals.Clear();
        double squares = 0;
        for (int r = 0; r < n; r++)
        {
            double residual = values[r] - mean;
            residuals[clustering.TableOf[r]] += residual;
            squares += residual * residual;
        }

        double tables = 0;
        foreach (double residual in residuals)
        {
            tables += residual * residual;
        }

        int t = clustering.Tables;
        double between = t > 1 ? tables * t / (t - 1) / n / n : 0;
        double independent = n > 1 ? squares / (n - 1) / n : 0;
        return (mean, between, independent);
    }

    internal static DesignEffect Of(double between, double independent, int tables, double level) => tables > 1 && independent > 0 && between > independent
        ? new DesignEffect(between / independent, Intervals.CriticalValue.Student(level, tables - 1))
        : new DesignEffect(1, Intervals.CriticalValue.Normal(level));
}
