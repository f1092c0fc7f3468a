namespace Planner.Analysis.Intervals;

/// <summary>
/// By how much the variance of an estimate exceeds that of independent replicates, because replicates share synthetic tables (Kish 1965):
/// deff = max(1, v_between / v_independent), where v_between = T/(T−1) · Σ_t (n_t (m_t − m)/n)² is the variance of the mean taken from
/// the differences between tables, and v_independent = s²/n.
/// </summary>
/// <param name="Ratio">The design effect; ≥ 1.</param>
/// <param name="CriticalValue">
/// Standard errors the interval reaches: of Student's t where the ratio is above 1 (the variance then rests on T tables), else of the normal distribution. Degrees of freedom are T − 1 for tables that scatter
/// like a normal distribution and fewer the more their differences come from a few: 2(T − 1) / (2 + κ(T − 1)/T), κ their excess kurtosis where positive, which is what makes the variance of a
/// variance right (Satterthwaite 1946); not below 3.
/// </param>
public readonly record struct DesignEffect(double Ratio, double CriticalValue)
{
    private const double LeastDegrees = 3;

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
        TableVariances variances = Variances(values, clustering);
        return Of(variances, level);
    }

    /// <summary>What is needed of a column's variance.</summary>
    internal static TableVariances Variances(ReadOnlySpan<double> values, Clustering clustering)
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

        double tables = 0, fourth = 0;
        foreach (double residual in residuals)
        {
            tables += residual * residual;
            fourth += residual * residual * residual * residual;
        }

        int t = clustering.Tables;
        double between = t > 1 ? tables * t / (t - 1) / n / n : 0;
        double independent = n > 1 ? squares / (n - 1) / n : 0;
        double excess = tables > 0 ? Math.Max(0, (t * fourth / (tables * tables)) - 3) : 0;
        double degrees = Math.Min(t - 1, Math.Max(LeastDegrees, 2.0 * (t - 1) / (2 + (excess * (t - 1) / t))));
        return new TableVariances(mean, between, independent, degrees);
    }

    internal static DesignEffect Of(TableVariances variances, double level) =>
        variances.Degrees >= 1 && variances.Independent > 0 && variances.Between > variances.Independent
            ? new DesignEffect(variances.Between / variances.Independent, Intervals.CriticalValue.Student(level, variances.Degrees))
            : new DesignEffect(1, Intervals.CriticalValue.Normal(level));

    /// <summary>The variance of a mean, seen in two ways.</summary>
    /// <param name="Mean">The mean.</param>
    /// <param name="Between">Variance of the mean from differences between tables; 0 for one table.</param>
    /// <param name="Independent">Variance of the mean of independent replicates.</param>
    /// <param name="Degrees">Degrees of freedom of the former; 0 for one table.</param>
    internal readonly record struct TableVariances(double Mean, double Between, double Independent, double Degrees);
}
