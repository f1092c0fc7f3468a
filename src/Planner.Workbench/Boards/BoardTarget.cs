using Planner.Rules.Pack;

namespace Planner.Workbench.Boards;

/// <summary>A row of the matrix.</summary>
/// <param name="Id">Id of the target.</param>
/// <param name="Title">What the resolution asks.</param>
/// <param name="Requirement">What is required, e.g. <c>≥ 5 điểm phần trăm (2025)</c>.</param>
public sealed record BoardTarget(string Id, LocalizedText Title, LocalizedText Requirement);
