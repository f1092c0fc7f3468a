using Planner.Rules.Pack;

namespace Planner.Workbench.Boards;

/// <summary>A row of the matrix.</summary>
/// <param name="Id">Id of the target.</param>
/// <param name="Title">What the resolution asks.</param>
/// <param name="Requirement">What is required, e.g. <c>≥ 5 điểm phần trăm (2025)</c>.</param>
internal sealed record BoardTarget(string Id, LocalizedText Title, LocalizedText Requirement)
{
    /// <summary>What its figures rest on: how the clause was read, where it comes from.</summary>
    public IReadOnlyList<LocalizedText> Caveats { get; init; } = [];

    /// <summary>What would help it, in the order of effect: from the scenarios compared.</summary>
    public IReadOnlyList<LocalizedText> Helps { get; init; } = [];
}
