using Planner.Rules.Pack;

namespace Planner.Workbench.States;

/// <summary>A commune that comes out otherwise on a criterion, or on all that a level asks.</summary>
/// <param name="Index">Place of the commune in the locality's table.</param>
/// <param name="Id">Id of the commune.</param>
/// <param name="Name">What people read.</param>
/// <param name="District">Its district.</param>
/// <param name="Level">The level.</param>
/// <param name="Criterion">Rule name; null for the level as a whole.</param>
/// <param name="Title">What the criterion is; null where the file gives none.</param>
/// <param name="Before">Whether it is met without the changes; with them the opposite.</param>
/// <param name="Tables">In so many synthetic tables.</param>
internal sealed record TableFlip(int Index, string Id, string Name, int District, CommuneLevel Level, string? Criterion, LocalizedText? Title, bool Before, int Tables);
