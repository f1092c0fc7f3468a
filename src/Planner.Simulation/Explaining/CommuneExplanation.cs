using Planner.Rules.Pack;

namespace Planner.Simulation.Explaining;

/// <summary>Why a commune stands where it stands in one year of one replicate: every criterion with each side of each comparison.</summary>
/// <param name="Commune">Id of the commune.</param>
/// <param name="Name">What people read.</param>
/// <param name="Year">The year.</param>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Replicate">The replicate; null for the start year, which is the same in every replicate of a table.</param>
/// <param name="Synthetic">Whether the communes table is synthetic.</param>
/// <param name="Level">Level of the set that was judged.</param>
/// <param name="Set">Id of that set.</param>
/// <param name="SetTitle">Its title.</param>
/// <param name="Criteria">The criteria in official order.</param>
/// <param name="Status">Status at the end of the year.</param>
public sealed record CommuneExplanation(
    string Commune,
    string Name,
    int Year,
    string Scenario,
    int? Replicate,
    bool Synthetic,
    CommuneLevel Level,
    string Set,
    LocalizedText SetTitle,
    IReadOnlyList<CriterionResult> Criteria,
    CommuneStatus Status)
{
    /// <summary>Drafts of rules, not in force, that it was judged with.</summary>
    public IReadOnlyList<string> Drafts { get; init; } = [];
}
