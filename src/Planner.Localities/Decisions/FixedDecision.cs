using Planner.Rules.Pack;

namespace Planner.Localities.Decisions;

/// <summary>A decision that was not free in a search.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Reason">Why.</param>
public sealed record FixedDecision(DecisionDefinition Decision, FixedReason Reason);
