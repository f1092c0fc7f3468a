using Planner.Rules.Pack;

namespace Planner.Simulation.Explaining;

/// <summary>A criterion that one commune meets under one version of the rules and not under the other.</summary>
/// <param name="Commune">Id of the commune.</param>
/// <param name="Name">What people read.</param>
/// <param name="Set">Id of the criteria set.</param>
/// <param name="Criterion">Rule name of the criterion.</param>
/// <param name="Title">What it is; null where the file gives none.</param>
/// <param name="Before">Whether it is met under the first version; the second says the opposite.</param>
public sealed record CriterionFlip(string Commune, string Name, string Set, string Criterion, LocalizedText? Title, bool Before);
