using Planner.Analysis.Intervals;

namespace Planner.Analysis.Decision;

/// <summary>
/// What one more unit of a result costs under scenario b against a: R = E(Δcost) / E(Δresult) over paired replicates, with Fieller's interval (Fieller 1954), whose ends solve
/// (m_e² − k² v_e) R² − 2 (m_c m_e − k² v_ce) R + (m_c² − k² v_c) = 0, m the means, v the (co)variances of the means with the effect of the synthetic tables, k the critical value.
/// </summary>
/// <param name="Cost">Mean of Δcost with interval, billion VND.</param>
/// <param name="Result">Mean of Δresult with interval, in the result's unit, greater is better.</param>
/// <param name="Ratio">Billion VND a unit; null where the result cannot be told from none, as then any price fits.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record CostPerResult(MeanInterval Cost, MeanInterval Result, double? Ratio, double? Low, double? High)
{
    /// <summary>Estimates it.</summary>
    /// <param name="cost">Δcost by replicate.</param>
    /// <param name="result">Δresult by replicate, in the same order.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    /// <param name="level">Level of the interval, 0..1 exclusive.</param>
    /// <returns>The estimate; null where no replicate defines both.</returns>
    public static CostPerResult? Of(double[] cost, double[] result, Clustering clustering, double level = CriticalValue.StandardLevel)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(result);
        if (MeanInterval.Of(cost, clustering, level) is not { } c || MeanInterval.Of(result, clustering, level) is not { } e)
        {
            return null;
        }

        double[] sum = [.. cost.Zip(result, (x, y) => x + y)];
        if (!e.Distinguishable || MeanInterval.Of(sum, clustering, level) is not { } both)
        {
            return new CostPerResult(c, e, null, null, null);
        }

        // Half widths squared are k² v; the covariance follows from the variance of the sum.
        double kc = Half(c), ke = Half(e), kb = Half(both);
        double kce = ((kb * kb) - (kc * kc) - (ke * ke)) / 2;
        double square = (e.Estimate * e.Estimate) - (ke * ke);
        double middle = (c.Estimate * e.Estimate) - kce;
        double discriminant = (middle * middle) - (square * ((c.Estimate * c.Estimate) - (kc * kc)));
        if (!(square > 0))
        {
            return new CostPerResult(c, e, null, null, null);
        }

        double root = Math.Sqrt(Math.Max(0, discriminant));
        return new CostPerResult(c, e, c.Estimate / e.Estimate, (middle - root) / square, (middle + root) / square);
    }

    private static double Half(MeanInterval interval) => (interval.High - interval.Low) / 2;
}
