using Planner.Analysis.Comparison;
using Planner.Analysis.Information;
using Planner.Analysis.Intervals;
using Planner.Localities.Units;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Analysis.Decision;

/// <summary>What speaks for which of the compared scenarios: regret, dominance, what results cost, how evenly districts fare.</summary>
/// <param name="Objective">What regret and dominance are about.</param>
/// <param name="Regrets">By scenario, in the comparison's order: those that take no more money than the reference, as more money is no choice of its own.</param>
/// <param name="Dearer">Ids of the scenarios that take more.</param>
/// <param name="Dominances">Every pair of those compared in which one dominates the other in the sample, in first or second order.</param>
/// <param name="Values">What results cost under each other scenario against the reference.</param>
/// <param name="Evenness">How districts fare, by scenario.</param>
public sealed record ScenarioChoice(
    DecisionObjective Objective,
    IReadOnlyList<ScenarioRegret> Regrets,
    IReadOnlyList<string> Dearer,
    IReadOnlyList<StochasticDominance> Dominances,
    IReadOnlyList<ScenarioValue> Values,
    IReadOnlyList<DistrictEvenness> Evenness)
{
    /// <summary>What knowing the uncertain inputs before the choice is worth; null where it cannot be told: one scenario, nothing uncertain, too few replicates.</summary>
    public InformationReview? Information { get; init; }

    /// <summary>Regret across the assumptions that no data inform; null where it cannot be told.</summary>
    public AssumptionRegret? AcrossAssumptions { get; init; }

    /// <summary>The scenario with the least mean regret, which is the one with the best mean; the first of equals.</summary>
    public ScenarioRegret LeastRegret => Regrets.MinBy(r => r.Regret.Estimate)!;

    /// <summary>The scenario whose greatest regret is least; of equals the one with the least mean regret.</summary>
    public ScenarioRegret Minimax => Regrets.OrderBy(r => r.Greatest).ThenBy(r => r.Regret.Estimate).First();

    /// <summary>Weighs the scenarios of a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="objective">What regret and dominance are about.</param>
    public static ScenarioChoice Of(EnsembleComparison comparison, DecisionObjective objective)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(objective);
        // Half a percent is rounding of budgets.
        string[] dearer = [.. comparison.Scenarios.Where(s => s.Money.Approved > 1.005 * comparison.Reference.Money.Approved).Select(s => s.Scenario.Id)];
        (string Scenario, double[] Values)[] values = [.. comparison.Scenarios.Where(s => !dearer.Contains(s.Scenario.Id)).Select(s => (s.Scenario.Id, objective.Values(s.Ensemble)))];

        // A future in which any scenario's value is not defined is no future to compare them in.
        int[] defined = [.. Enumerable.Range(0, comparison.Replicates).Where(r => values.All(v => double.IsFinite(v.Values[r])))];
        IReadOnlyList<ScenarioRegret> regrets = [];
        IReadOnlyList<StochasticDominance> dominances = [];
        InformationReview? information = null;
        AssumptionRegret? across = null;
        if (defined.Length > 0)
        {
            Clustering tables = Clustering.Of(defined.Select(comparison.Reference.Ensemble.TableOf));
            (string Scenario, double[] Values)[] kept = [.. values.Select(v => (v.Scenario, defined.Select(r => v.Values[r]).ToArray()))];
            regrets = ScenarioRegret.Of(kept, tables, comparison.ComputedLevel);
            across = AssumptionRegret.Of(comparison, kept, defined);
            dominances = [.. kept.SelectMany(a => kept.Where(b => b.Scenario != a.Scenario).Select(b => StochasticDominance.Of(a, b))).Where(d => d.First || d.Second)];
            Ensemble run = comparison.Reference.Ensemble;
            var scores = InputScores.Of(run.Scenario, run.Seed, run.Replicates);
            information = InformationReview.Of(
                kept,
                [.. scores.Inputs.Select(i => (i, Column: scores.Of(i).ToArray())).Select(i => (i.i, defined.Select(r => i.Column[r]).ToArray()))],
                tables,
                comparison.ComputedLevel);
        }

        return new ScenarioChoice(
            objective,
            regrets,
            dearer,
            dominances,
            [.. comparison.Scenarios.Skip(1).Select(s => ScenarioValue.Of(comparison, s.Ensemble))],
            [.. comparison.Scenarios.Select(s => DistrictEvenness.Of(s.Ensemble))])
        {
            Information = information,
            AcrossAssumptions = across,
        };
    }
}
