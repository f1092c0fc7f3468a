namespace Planner.Reporting.Tables;

/// <summary>A row of a <see cref="TextPanel"/>.</summary>
/// <param name="Cells">Lines of each cell; the first cell is the row's label.</param>
public sealed record TextRow(IReadOnlyList<IReadOnlyList<string>> Cells);
