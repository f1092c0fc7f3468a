using Planner.Localities.Import.Layout;
using Planner.Localities.Import.Reading;

namespace Planner.Localities.Import;

/// <summary>An office's table as it was understood.</summary>
/// <param name="Book">The file.</param>
/// <param name="Sheet">The sheet the table stands on.</param>
/// <param name="HeadRows">First and last row of the headings, from 0; the last before the first where there are none.</param>
/// <param name="Columns">Its columns that have a heading or figures, from left to right.</param>
/// <param name="Units">Rows that are communes.</param>
/// <param name="Skipped">Rows that are not.</param>
/// <param name="Values">Values that were read without a fault.</param>
/// <param name="TotalsChecked">Totals that agree with what they add.</param>
public sealed record OfficeTable(
    OfficeBook Book,
    OfficeSheet Sheet,
    (int First, int Last) HeadRows,
    IReadOnlyList<ImportedColumn> Columns,
    IReadOnlyList<ImportedUnit> Units,
    IReadOnlyList<SkippedRow> Skipped,
    IReadOnlyList<ImportedValue> Values,
    int TotalsChecked);
