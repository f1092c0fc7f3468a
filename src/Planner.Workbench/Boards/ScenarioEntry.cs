using Planner.Rules.Pack;

namespace Planner.Workbench.Boards;

/// <summary>One scenario of the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Description">What it is about.</param>
/// <param name="File">Its file.</param>
/// <param name="Extends">Id of the scenario it extends; null for none.</param>
/// <param name="Extenders">Ids of scenarios of the folder that extend it.</param>
/// <param name="Differences">What it sets otherwise than its parent, one line each.</param>
/// <param name="Replicates">Replicates of its run.</param>
/// <param name="Money">Billion VND approved after the start year.</param>
/// <param name="Standing">How its run stands.</param>
internal sealed record ScenarioEntry(
    string Id,
    LocalizedText Title,
    LocalizedText Description,
    string File,
    string? Extends,
    IReadOnlyList<string> Extenders,
    IReadOnlyList<LocalizedText> Differences,
    int Replicates,
    double Money,
    RunStanding Standing)
{
    /// <summary>What a run of it is addressed by as its files are now; null where they changed while they were read.</summary>
    public string? Address { get; init; }
}
