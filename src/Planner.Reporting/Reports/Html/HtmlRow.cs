namespace Planner.Reporting.Reports.Html;

/// <summary>A row of a table.</summary>
/// <param name="Cells">As many cells as there are columns; the first names the row.</param>
/// <param name="Id">Where links to it lead; null for none.</param>
internal sealed record HtmlRow(IReadOnlyList<HtmlCell> Cells, string? Id = null);
