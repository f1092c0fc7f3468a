using Planner.Rules.Pack;

namespace Planner.Localities.Policies;

/// <summary>
/// KT-L2: the norm between the province's budget levels. Of the components' money the districts share out a part: first between districts by the norm,
/// then within each by the component's weights; the province shares out the rest directly. Scenario member <c>levers.budgetLevels</c>; neutral at share 0.
/// </summary>
/// <param name="DistrictShare">Share (0..1) that goes to the districts first.</param>
/// <param name="Norm">Number ≥ 0 per commune over <c>commune</c>, <c>year</c>, <c>p</c>, whose sum is its district's weight.</param>
/// <param name="Components">Ids of the components; only rules of kind weights are touched.</param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record BudgetLevels(double DistrictShare, RuleText Norm, IReadOnlyList<string> Components, Provenance Provenance);
