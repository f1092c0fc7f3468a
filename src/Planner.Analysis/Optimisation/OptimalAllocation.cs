namespace Planner.Analysis.Optimisation;

/// <summary>
/// Optimal computing budget allocation (OCBA): how to divide replicates among candidates so that the best is picked with the greatest probability. Chen, Lin, Yücesan and
/// Chick, "Simulation budget allocation for further enhancing the efficiency of ordinal optimization", <em>Discrete Event Dynamic Systems</em> 10 (2000), Theorem 1:
/// N_i / N_j = ((σ_i/δ_i) / (σ_j/δ_j))² for all but the best b, N_b = σ_b √(Σ N_i²/σ_i²), δ_i the distance of the means.
/// </summary>
public static class OptimalAllocation
{
    /// <summary>Shares of the replicates.</summary>
    /// <param name="means">Mean of each candidate; greater is better.</param>
    /// <param name="deviations">Standard deviation of one replicate of each; ≥ 0.</param>
    /// <param name="indifference">A distance that does not matter: nearer candidates are treated as that far away; ≥ 0.</param>
    /// <returns>Shares, positive, that sum to 1.</returns>
    public static double[] Shares(IReadOnlyList<double> means, IReadOnlyList<double> deviations, double indifference = 0)
    {
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(deviations);
        int k = means.Count;
        if (k == 1)
        {
            return [1];
        }

        int best = 0;
        for (int i = 1; i < k; i++)
        {
            best = means[i] > means[best] ? i : best;
        }

        // Candidates that never vary, or tie with the best, would make the ratios infinite.
        double widest = Math.Max(deviations.Max(), 1e-300);
        double[] spread = [.. deviations.Select(d => Math.Max(d, 1e-6 * widest))];
        double nearest = Math.Max(indifference, 1e-3 * widest);
        double[] shares = new double[k];
        double sum = 0;
        for (int i = 0; i < k; i++)
        {
            if (i != best)
            {
                double ratio = spread[i] / Math.Max(means[best] - means[i], nearest);
                shares[i] = ratio * ratio;
                sum += shares[i] * shares[i] / (spread[i] * spread[i]);
            }
        }

        shares[best] = spread[best] * Math.Sqrt(sum);
        double total = shares.Sum();
        return [.. shares.Select(s => s / total)];
    }
}
