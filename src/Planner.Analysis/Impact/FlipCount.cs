using Planner.Analysis.Closing;
using Planner.Rules.Pack;

namespace Planner.Analysis.Impact;

/// <summary>How many communes come out otherwise on one criterion, or on everything a level asks.</summary>
/// <param name="Level">The level.</param>
/// <param name="Set">Id of the criteria set; null for a level as a whole.</param>
/// <param name="Criterion">Rule name; null for a level as a whole.</param>
/// <param name="Title">What it is; null where the file gives none, or for a level.</param>
/// <param name="MetBefore">Communes that meet it under the old rules, over the synthetic tables.</param>
/// <param name="MetAfter">Communes that meet it under the new rules.</param>
/// <param name="Gained">Communes that meet it only under the new rules.</param>
/// <param name="Lost">Communes that meet it only under the old rules.</param>
public sealed record FlipCount(
    CommuneLevel Level, string? Set, string? Criterion, LocalizedText? Title, TableRange MetBefore, TableRange MetAfter, TableRange Gained, TableRange Lost)
{
    /// <summary>Whether any commune comes out otherwise in any table.</summary>
    public bool Any => Gained.High > 0 || Lost.High > 0;
}
