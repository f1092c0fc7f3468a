using Planner.Rules.Pack;

namespace Planner.Localities.Policies;

/// <summary>
/// KT-L1: communes that come first, such as safe-zone communes and those under 15 criteria: their weights are multiplied. Scenario member
/// <c>levers.priorityCommunes</c>; neutral at factor 1.
/// </summary>
/// <param name="Where">Which communes, a truth over <c>commune</c>, <c>year</c>, <c>p</c>.</param>
/// <param name="Factor">Factor (≥ 0) on their weights.</param>
/// <param name="Components">Ids of the components; only rules of kind weights are touched.</param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record PriorityCommunes(RuleText Where, double Factor, IReadOnlyList<string> Components, Provenance Provenance);
