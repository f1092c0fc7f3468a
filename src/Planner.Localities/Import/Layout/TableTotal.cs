namespace Planner.Localities.Import.Layout;

/// <summary>A row that adds up others.</summary>
/// <param name="Row">The row, from 0.</param>
/// <param name="Added">Index of the district whose communes it adds; -1 for all.</param>
internal readonly record struct TableTotal(int Row, int Added);
