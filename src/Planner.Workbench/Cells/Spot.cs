namespace Planner.Workbench.Cells;

/// <summary>What a place of the screen answers to when it is clicked.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Which one: a row, a tab, an action.</param>
/// <param name="Column">Which column of it.</param>
public readonly record struct Spot(SpotKind Kind, int Index = 0, int Column = -1);
