namespace Planner.Rules.Pack;

/// <summary>A linear comparison between metrics, quantities and constants that holds at every year-end.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Title">What it says, in a sentence.</param>
/// <param name="Holds">The comparison; metrics and quantities by id, a metric's value at the start as <c>start.&lt;id&gt;</c>.</param>
/// <param name="Provenance">Why it holds.</param>
public sealed record TargetRelation(string Id, LocalizedText Title, RuleText Holds, Provenance Provenance);
