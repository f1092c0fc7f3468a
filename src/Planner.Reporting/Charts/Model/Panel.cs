namespace Planner.Reporting.Charts.Model;

/// <summary>One coordinate system with its marks.</summary>
/// <param name="Title">What it shows; empty for none.</param>
/// <param name="X">Horizontal axis.</param>
/// <param name="Y">Vertical axis.</param>
/// <param name="Marks">Marks, the lowest first.</param>
/// <param name="RowTexts">Text at the right end of each row of a vertical <see cref="CategoryAxis"/>; empty for none.</param>
public sealed record Panel(string Title, Axis X, Axis Y, IReadOnlyList<Mark> Marks, IReadOnlyList<string> RowTexts);
