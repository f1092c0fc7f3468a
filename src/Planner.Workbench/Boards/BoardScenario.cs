using Planner.Rules.Pack;

namespace Planner.Workbench.Boards;

/// <summary>A column of the matrix.</summary>
/// <param name="Id">Id of the scenario.</param>
/// <param name="Title">Its name.</param>
internal sealed record BoardScenario(string Id, LocalizedText Title)
{
    /// <summary>What stands in the way under it: criteria, money.</summary>
    public IReadOnlyList<LocalizedText> Obstacles { get; init; } = [];

    /// <summary>What the run is addressed by whose results these are; null where that is not known.</summary>
    public string? Address { get; init; }
}
