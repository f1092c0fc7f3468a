using Planner.Localities.Import.Reading;
using Planner.Localities.Import.Vocabulary;
using Planner.Localities.Tables;

namespace Planner.Localities.Import.Layout;

/// <summary>Reads the figures of a table's communes and holds them against its totals and against what the locality has now.</summary>
/// <param name="known">What is known of the table.</param>
/// <param name="usual">The median that the locality has now of a column, where it has one.</param>
internal sealed class FigureReader(TableKnowledge known, Func<string, double?> usual)
{
    private const int Samples = 3;
    private const double SuspectedShare = 20;

    /// <summary>Reads every figure and holds totals against their sums.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="columns">Its columns; those read are told what was found in them.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="place">The sheet, for findings.</param>
    /// <param name="values">Receives the values that were read without a fault.</param>
    /// <returns>Number of totals that agree.</returns>
    public int Read(OfficeSheet sheet, List<ImportedColumn> columns, TableRows rows, ImportPlace place, List<ImportedValue> values)
    {
        List<ImportedUnit> units = rows.Units;
        int agreed = 0;
        ImportedColumn[] taken = [.. columns.Where(c => c.State == ImportedColumnState.Taken && c.Column!.Id != CommuneColumns.Table)];
        char?[] signs = [.. taken.Select(c => CellReader.SignOf(c.Column!, units.Select(u => sheet[u.Row, c.Index]))).Where(s => s is not null).Distinct()];
        char? ofSheet = signs.Length == 1 ? signs[0] : null;
        foreach (ImportedColumn column in taken)
        {
            SheetCell[] cells = [.. units.Select(u => sheet[u.Row, column.Index])];
            if (cells.All(c => c.IsEmpty))
            {
                columns[columns.IndexOf(column)] = column with { State = ImportedColumnState.Empty, Blank = cells.Length };
                continue;
            }

            var reader = new CellReader(column.Column!, column.Factor, column.Words, cells, known.Mapping.Decimal, ofSheet, known.Vocabulary, known.Findings);
            var read = new double?[units.Count];
            for (int i = 0; i < units.Count; i++)
            {
                ImportPlace at = place with { Row = units[i].Row, Column = column.Index };
                if (column.Column!.Kind == ImportColumnKind.Text)
                {
                    if (!cells[i].IsEmpty)
                    {
                        values.Add(new ImportedValue(units[i].Commune, units[i].Table, column.Column.Id, double.NaN, cells[i].Text, at));
                    }

                    continue;
                }

                if ((read[i] = reader.Read(cells[i], at)) is { } value)
                {
                    values.Add(new ImportedValue(units[i].Commune, units[i].Table, column.Column.Id, value, null, at));
                }
            }

            double[] numbers = [.. read.OfType<double>()];
            columns[columns.IndexOf(column)] = column with
            {
                Samples = [.. numbers.Take(Samples)],
                Least = numbers.DefaultIfEmpty(double.NaN).Min(),
                Most = numbers.DefaultIfEmpty(double.NaN).Max(),
                Filled = cells.Count(c => !c.IsEmpty),
                Blank = cells.Count(c => c.IsEmpty),
            };
            if (Suspected(column, cells, numbers))
            {
                known.Findings.Add(ImportFindingKind.FractionsSuspected, place with { Row = Math.Max(0, units[0].Row - 1), Column = column.Index }, column.Column!.Id);
            }

            if (column.Column!.IsSummed && units.All(u => u.Table is null))
            {
                foreach (TableTotal total in rows.Totals.Where(t => !sheet[t.Row, column.Index].IsEmpty))
                {
                    agreed += Agrees(sheet, reader, column, units, read, total, place) ? 1 : 0;
                }
            }
        }

        return agreed;
    }

    /// <summary>Whether a column of percent looks like one of shares: all from 0 to 1, though its heading names no unit or the locality's own values are far greater.</summary>
    private bool Suspected(ImportedColumn column, SheetCell[] cells, double[] numbers) =>
        column is { Column.Unit: "percent" or "readiness", Factor: 1, Mapped: false } && numbers.Length >= Samples && numbers.All(n => n is >= 0 and <= 1) && numbers.Any(n => n is > 0 and < 1)
        && cells.All(c => c.IsEmpty || CellReader.PlainNumber(c))
        && (usual(column.Column!.Id) is { } median ? median > SuspectedShare * Median(numbers) : column.Unit is null);

    private static double Median(double[] numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return sorted[sorted.Length / 2];
    }

    private bool Agrees(OfficeSheet sheet, CellReader reader, ImportedColumn column, List<ImportedUnit> units, double?[] read, TableTotal total, ImportPlace place)
    {
        ImportPlace at = place with { Row = total.Row, Column = column.Index };
        int[] added = [.. Enumerable.Range(0, units.Count).Where(i => total.Added < 0 || units[i].District == total.Added)];
        if (reader.Read(sheet[total.Row, column.Index], at, total: true) is not { } written)
        {
            return false;
        }

        if (added.Length == 0 || added.Any(i => read[i] is null))
        {
            known.Findings.Add(ImportFindingKind.TotalUnchecked, at, column.Column!.Id);
            return false;
        }

        double sum = added.Sum(i => read[i]!.Value);
        double tolerance = (column.Column!.Kind == ImportColumnKind.Whole ? 1e-9 : 1e-6) * Math.Max(1, Math.Abs(sum));
        if (Math.Abs(sum - written) <= tolerance)
        {
            return true;
        }

        known.Findings.Add(ImportFindingKind.TotalMismatch, at, written, sum, written - sum, column.Column.Id, added.Length);
        return false;
    }
}
