namespace Planner.Localities.Import.Layout;

/// <summary>What the rows of a table are.</summary>
/// <param name="Units">Rows that are communes, from top to bottom.</param>
/// <param name="Skipped">Rows that are not.</param>
/// <param name="Totals">Rows among the skipped that add up others.</param>
internal sealed record TableRows(List<ImportedUnit> Units, List<SkippedRow> Skipped, List<TableTotal> Totals);
