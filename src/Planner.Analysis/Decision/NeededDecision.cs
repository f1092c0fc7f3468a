using Planner.Rules.Pack;

namespace Planner.Analysis.Decision;

/// <summary>A decision that going from one way of spending to another takes.</summary>
/// <param name="Decision">Whose it is, by which act, until when; null where the rule files name none for it.</param>
/// <param name="Lever">The lever of the resolution that it sets; null for none.</param>
/// <param name="Members">Paths of the scenario members that differ, such as <c>levers.avoidDebt</c>; at least one.</param>
public sealed record NeededDecision(DecisionDefinition? Decision, LeverDefinition? Lever, IReadOnlyList<string> Members);
