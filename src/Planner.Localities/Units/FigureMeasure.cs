using Planner.Rules.Pack;

namespace Planner.Localities.Units;

/// <summary>How a published figure is measured on the communes: the same aggregates as metrics, over <c>commune</c>, <c>year</c> and <c>p</c>.</summary>
/// <param name="Aggregate">How values become one.</param>
/// <param name="Value">Value of a commune; boolean for counts and shares.</param>
/// <param name="Weight">Weight, or the denominator of a ratio; null for 1.</param>
/// <param name="Filter">Communes where it is false are left out; null for all.</param>
/// <param name="District">Only communes of this district (id); null for all.</param>
public sealed record FigureMeasure(Aggregate Aggregate, RuleText Value, RuleText? Weight, RuleText? Filter, string? District);
