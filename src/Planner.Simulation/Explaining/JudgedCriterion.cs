using Planner.Rules.Pack;

namespace Planner.Simulation.Explaining;

/// <summary>A criterion of a set in force.</summary>
/// <param name="Level">The level its set is for.</param>
/// <param name="Set">Id of the set.</param>
/// <param name="Criterion">Rule name of the criterion.</param>
/// <param name="Title">What it is; null where the file gives none.</param>
public sealed record JudgedCriterion(CommuneLevel Level, string Set, string Criterion, LocalizedText? Title);
