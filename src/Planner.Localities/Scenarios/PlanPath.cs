using Planner.Rules.Pack;

namespace Planner.Localities.Scenarios;

/// <summary>The path by which a target is planned to be reached: what its value is to be at each year-end. Scenario member <c>plan</c>.</summary>
/// <param name="Target">Id of the target.</param>
/// <param name="Values">Year → planned value, in the target's unit.</param>
/// <param name="Districts">District id → share (0..1) of what is planned beyond the start; together 1; none where the plan is not shared out.</param>
/// <param name="Provenance">The plan's document, or why it is assumed.</param>
public sealed record PlanPath(string Target, IReadOnlyDictionary<int, double> Values, IReadOnlyDictionary<string, double> Districts, Provenance Provenance);
