using Planner.Analysis.Intervals;
using Planner.Localities.Decisions;
using Planner.Rules.Pack;

namespace Planner.Analysis.Optimisation;

/// <summary>One decision that a plan asks for, with all it changes.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Changes">What it changes; at least one.</param>
/// <param name="Gain">Quantity of the plan less that of the plan without this decision, paired, turned so that more is better; null where it is not defined.</param>
/// <param name="Chance">The same for the chance; null where the objective is none.</param>
public sealed record PlanStep(DecisionDefinition Decision, IReadOnlyList<PlanChange> Changes, MeanInterval? Gain, PairedDifferenceInterval? Chance);
