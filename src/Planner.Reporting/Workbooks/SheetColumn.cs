namespace Planner.Reporting.Workbooks;

/// <summary>A column of a sheet.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Format">How its cells look.</param>
/// <param name="Width">Width in letters.</param>
public sealed record SheetColumn(string Title, SheetFormat Format, double Width = 12);
