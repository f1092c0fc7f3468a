namespace Planner.Workbench.States;

/// <summary>Where the user is in a screen's list.</summary>
/// <param name="Row">Selected row among those the filter leaves.</param>
/// <param name="Column">Selected column.</param>
/// <param name="Filter">What names must contain; empty for all.</param>
/// <param name="Sort">The column it is sorted by; 0 for the official order.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
/// <param name="Inside">Whether the selected row's own page is open.</param>
internal sealed record ListPlace(int Row = 0, int Column = 0, string Filter = "", int Sort = 0, bool Descending = false, bool Inside = false);
