using Planner.Simulation.Preparation;

namespace Planner.Analysis.Optimisation;

/// <summary>What is asked of a search for a better plan.</summary>
/// <param name="Objective">What the plan is to do best.</param>
/// <param name="Kept">Indices of targets that must not become less likely.</param>
/// <param name="Others">The locality's other scenarios, to be held against the plan.</param>
/// <param name="Budget">How much may be simulated in the search.</param>
/// <param name="FreshReplicates">Replicates of the verdict; ≥ 2.</param>
/// <param name="Seed">Seed of the search; the verdict draws from another, made from it.</param>
/// <param name="Chance">For the least money: the chance asked for; null where it was not asked.</param>
public sealed record AdviceRequest(
    PlanObjective Objective, IReadOnlyList<int> Kept, IReadOnlyList<PreparedScenario> Others, SearchBudget Budget, int FreshReplicates, long Seed, double? Chance);
