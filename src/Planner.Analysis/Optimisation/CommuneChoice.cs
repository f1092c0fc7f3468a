namespace Planner.Analysis.Optimisation;

/// <summary>
/// Which communes to close with limited money: a knapsack with a budget for each source. Communes are taken by marginal gain, value for money at prices λ of the
/// sources; the prices minimise the Lagrangian bound Σ_k λ_k B_k + Σ_j max(0, v_j − Σ_k λ_k c_jk), which no choice can exceed whatever λ ≥ 0 is (Fisher, <em>Management
/// Science</em> 27, 1981). Its least value is that of the linear relaxation (Geoffrion 1974). The distance between what was found and the bound is the optimality gap.
/// </summary>
/// <param name="Chosen">Indices of the chosen, in the order in which they were taken.</param>
/// <param name="Value">Their value.</param>
/// <param name="Bound">What no choice can exceed; ≥ <paramref name="Value"/>.</param>
/// <param name="Spent">Money by source.</param>
/// <param name="Prices">λ: value of one more unit of money of each source; ≥ 0.</param>
public sealed record CommuneChoice(IReadOnlyList<int> Chosen, double Value, double Bound, IReadOnlyList<double> Spent, IReadOnlyList<double> Prices)
{
    private const int Steps = 400;

    /// <summary>How far the choice may be from the best one; ≥ 0.</summary>
    public double Gap => Bound - Value;

    /// <summary>Chooses.</summary>
    /// <param name="values">Value of each commune; ≥ 0.</param>
    /// <param name="costs">Money it takes of each source; ≥ 0, finite.</param>
    /// <param name="budgets">Money of each source; ≥ 0.</param>
    /// <param name="wholeValues">Whether values are whole numbers, so that the bound may be rounded down.</param>
    public static CommuneChoice Of(IReadOnlyList<double> values, IReadOnlyList<IReadOnlyList<double>> costs, IReadOnlyList<double> budgets, bool wholeValues = false)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(budgets);
        int sources = budgets.Count;
        double[] prices = new double[sources];
        double[] bestPrices = prices;
        double bound = Lagrangian(prices, out _);
        CommuneChoice? best = null;
        for (int step = 0; step <= Steps; step++)
        {
            double dual = Lagrangian(prices, out double[] used);
            if (dual < bound)
            {
                (bound, bestPrices) = (dual, [.. prices]);
            }

            if (step % 20 == 0 || step == Steps)
            {
                CommuneChoice found = Greedy(values, costs, budgets, prices);
                best = best is null || found.Value > best.Value ? found : best;
            }

            // A subgradient step of Polyak's length towards the best choice known.
            double[] slope = [.. Enumerable.Range(0, sources).Select(k => used[k] - budgets[k])];
            double norm = slope.Sum(s => s * s);
            if (norm == 0 || best is null)
            {
                break;
            }

            double length = Math.Max(dual - best.Value, 1e-9 * Math.Max(1, dual)) / norm * (1 - (0.9 * step / Steps));
            prices = [.. prices.Select((p, k) => Math.Max(0, p + (length * slope[k])))];
        }

        CommuneChoice last = Greedy(values, costs, budgets, bestPrices);
        best = best is null || last.Value > best.Value ? last : best;
        double limit = wholeValues ? Math.Floor(bound + 1e-7) : bound;
        return best with { Bound = Math.Max(limit, best.Value), Prices = bestPrices };

        double Lagrangian(double[] at, out double[] spent)
        {
            double sum = 0;
            spent = new double[sources];
            for (int k = 0; k < sources; k++)
            {
                sum += at[k] * budgets[k];
            }

            for (int j = 0; j < values.Count; j++)
            {
                double gain = values[j];
                for (int k = 0; k < sources; k++)
                {
                    gain -= at[k] * costs[j][k];
                }

                if (gain > 0)
                {
                    sum += gain;
                    for (int k = 0; k < sources; k++)
                    {
                        spent[k] += costs[j][k];
                    }
                }
            }

            return sum;
        }
    }

    private static CommuneChoice Greedy(IReadOnlyList<double> values, IReadOnlyList<IReadOnlyList<double>> costs, IReadOnlyList<double> budgets, double[] prices)
    {
        // Where no source is scarce all prices are 0; then money counts alike, relative to what there is of it.
        double[] at = prices.All(p => p == 0) ? [.. budgets.Select(b => b > 0 ? 1 / b : 1e6)] : prices;
        double Worth(int j)
        {
            double price = 0;
            for (int k = 0; k < at.Length; k++)
            {
                price += at[k] * costs[j][k];
            }

            return price > 0 ? values[j] / price : double.PositiveInfinity;
        }

        double[] left = [.. budgets];
        var chosen = new List<int>();
        double value = 0;
        foreach (int j in Enumerable.Range(0, values.Count).OrderByDescending(Worth).ThenBy(j => costs[j].Sum()).ThenBy(j => j))
        {
            if (values[j] > 0 && Enumerable.Range(0, left.Length).All(k => costs[j][k] <= left[k] + 1e-9))
            {
                chosen.Add(j);
                value += values[j];
                for (int k = 0; k < left.Length; k++)
                {
                    left[k] -= costs[j][k];
                }
            }
        }

        return new CommuneChoice(chosen, value, value, [.. budgets.Select((b, k) => b - left[k])], prices);
    }
}
