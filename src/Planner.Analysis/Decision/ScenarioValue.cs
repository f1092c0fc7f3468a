using Planner.Analysis.Comparison;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Decision;

/// <summary>What results cost under a scenario against the reference: all money spent from the start to the end, results at the end.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="PerCommune">Billion VND for one more certified commune; null where the locality records no such metric.</param>
/// <param name="PerHousehold">Billion VND for one household fewer in poverty.</param>
/// <param name="PerPoint">Billion VND for one percentage point less poverty.</param>
public sealed record ScenarioValue(string Scenario, CostPerResult? PerCommune, CostPerResult? PerHousehold, CostPerResult? PerPoint)
{
    private const string Spent = "spentMoney";

    /// <summary>Compares a run with the reference.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="scenario">One of its runs.</param>
    public static ScenarioValue Of(EnsembleComparison comparison, Ensemble scenario)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(scenario);
        Ensemble reference = comparison.Reference.Ensemble;
        int years = reference.Years.Count;
        double[]? cost = Difference(Spent, 1, Enumerable.Range(1, years - 1));
        return new ScenarioValue(scenario.Scenario.Id, Per("communesCertified", 1), Per("poorHouseholds", -1), Per("povertyRate", -1));

        CostPerResult? Per(string metric, int sign) => cost is not null && Difference(metric, sign, [years - 1]) is { } result
            ? CostPerResult.Of(cost, result, comparison.Clustering, comparison.ComputedLevel)
            : null;

        double[]? Difference(string metric, int sign, IEnumerable<int> over)
        {
            int index = reference.Pack.Metrics.ToList().FindIndex(m => m.Id == metric);
            if (index < 0)
            {
                return null;
            }

            double[] differences = new double[reference.Replicates];
            foreach (int year in over)
            {
                ReadOnlySpan<double> a = reference.Metric(index, year), b = scenario.Metric(index, year);
                for (int r = 0; r < differences.Length; r++)
                {
                    differences[r] += sign * (b[r] - a[r]);
                }
            }

            return differences;
        }
    }
}
