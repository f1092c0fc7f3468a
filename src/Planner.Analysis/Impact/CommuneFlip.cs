using Planner.Rules.Pack;

namespace Planner.Analysis.Impact;

/// <summary>One commune that comes out otherwise on a criterion or a level.</summary>
/// <param name="Commune">Id of the commune.</param>
/// <param name="Name">What people read.</param>
/// <param name="Level">The level.</param>
/// <param name="Set">Id of the criteria set; null for a level as a whole.</param>
/// <param name="Criterion">Rule name; null for a level as a whole.</param>
/// <param name="Gained">Tables in which it meets it only under the new rules.</param>
/// <param name="Lost">Tables in which it meets it only under the old rules.</param>
/// <param name="Tables">Number of tables; where it is above 1 the commune is a different invented one in each.</param>
public sealed record CommuneFlip(string Commune, string Name, CommuneLevel Level, string? Set, string? Criterion, int Gained, int Lost, int Tables);
