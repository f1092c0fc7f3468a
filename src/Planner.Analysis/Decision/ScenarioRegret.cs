using Planner.Analysis.Intervals;

namespace Planner.Analysis.Decision;

/// <summary>
/// How much a scenario gives away in each simulated future against the best of the compared ones in that same future (Savage 1951). Futures are replicates; as all scenarios
/// see the same random numbers, the difference is what the choice does, not luck.
/// </summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Value">Mean of the objective, greater is better.</param>
/// <param name="Regret">Mean regret; ≥ 0.</param>
/// <param name="NineInTen">Regret that nine in ten futures do not exceed.</param>
/// <param name="Greatest">Greatest regret over all futures; the least of these over scenarios is the minimax choice.</param>
/// <param name="BestShare">Share of futures (0..1) in which no other scenario does better, ties included.</param>
public sealed record ScenarioRegret(string Scenario, MeanInterval Value, MeanInterval Regret, double NineInTen, double Greatest, double BestShare)
{
    /// <summary>The regrets of scenarios on one objective.</summary>
    /// <param name="values">Of each scenario the objective by replicate, greater is better, all finite; at least one scenario, all paired.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    /// <param name="level">Level of the intervals, 0..1 exclusive.</param>
    /// <exception cref="ArgumentException">There is no scenario, or the numbers of replicates differ, or a value is not finite.</exception>
    public static IReadOnlyList<ScenarioRegret> Of(
        IReadOnlyList<(string Scenario, double[] Values)> values, Clustering clustering, double level = CriticalValue.StandardLevel)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(clustering);
        if (values.Count == 0 || values.Any(v => v.Values.Length != clustering.Replicates || v.Values.Any(x => !double.IsFinite(x))))
        {
            throw new ArgumentException("every scenario needs one finite value a replicate", nameof(values));
        }

        double[] best = [.. Enumerable.Range(0, clustering.Replicates).Select(r => values.Max(v => v.Values[r]))];
        return
        [
            .. values.Select(v =>
            {
                double[] regret = [.. v.Values.Select((x, r) => best[r] - x)];
                return new ScenarioRegret(
                    v.Scenario,
                    MeanInterval.Of(v.Values, clustering, level)!.Value,
                    MeanInterval.Of(regret, clustering, level)!.Value,
                    DefinedQuantile.OfSorted(DefinedQuantile.Sorted(regret), 0.9) ?? 0,
                    regret.Max(),
                    (double)regret.Count(x => x == 0) / regret.Length);
            }),
        ];
    }
}
