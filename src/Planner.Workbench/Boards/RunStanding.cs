namespace Planner.Workbench.Boards;

/// <summary>How a scenario's run stands.</summary>
/// <param name="State">The state.</param>
/// <param name="Share">How far it is while it runs, 0..1.</param>
/// <param name="SecondsLeft">Seconds left by the speed so far; null while that is not known.</param>
internal sealed record RunStanding(RunState State, double Share = 0, double? SecondsLeft = null);
