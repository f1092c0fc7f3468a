namespace Planner.Localities.Import.Layout;

/// <summary>A row that holds no commune. What stands in it is not kept: it may be a person's name.</summary>
/// <param name="Row">The row, from 0.</param>
/// <param name="Reason">Why.</param>
public readonly record struct SkippedRow(int Row, SkippedRowReason Reason);
