namespace Planner.Simulation.Storing;

/// <summary>Which runs to remove from a store: those that break any of these limits, the least recently used first.</summary>
/// <param name="Keep">Most runs to keep; null for no limit.</param>
/// <param name="MaxBytes">Most bytes to keep; null for no limit.</param>
/// <param name="MaxAge">Longest time since the last use; null for no limit.</param>
public sealed record PruneRule(int? Keep, long? MaxBytes, TimeSpan? MaxAge);
