namespace Planner.Reporting.Official;

/// <summary>A row of a table.</summary>
/// <param name="Cells">One text a column.</param>
/// <param name="Bold">Whether it is a sum or a heading.</param>
internal sealed record DocxRow(IReadOnlyList<string> Cells, bool Bold = false);
