using Planner.Localities.Import.Reading;

namespace Planner.Localities.Import.Layout;

/// <summary>A sheet and where the parts of the table stand on it.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Layout">The parts.</param>
internal sealed record PlacedTable(OfficeSheet Sheet, TableLayout Layout);
