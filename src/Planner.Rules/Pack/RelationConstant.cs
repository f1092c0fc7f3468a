namespace Planner.Rules.Pack;

/// <summary>A published count of a locality that relations use by name.</summary>
/// <param name="Id">Its name in relations.</param>
/// <param name="Title">What it counts.</param>
/// <param name="Kind">Where it is found.</param>
/// <param name="Measure">For <see cref="RelationConstantKind.Figure"/>: the expression that the published figure counts with; else null.</param>
/// <param name="Counts">
/// The filter of metrics whose units it counts: a share over that filter is a whole number of this many units. Empty for metrics without a filter; null where it is
/// no such count.
/// </param>
/// <param name="Provenance">Why it may be used so.</param>
public sealed record RelationConstant(string Id, LocalizedText Title, RelationConstantKind Kind, string? Measure, string? Counts, Provenance Provenance);
