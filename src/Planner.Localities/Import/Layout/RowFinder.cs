using Planner.Localities.Import.Reading;
using Planner.Localities.Tables;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Import.Layout;

/// <summary>Says of each row of a table what it is: a commune, a district above its communes, a total, a remark.</summary>
internal sealed class RowFinder(TableKnowledge known)
{
    /// <summary>What each row is.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="layout">Where the parts of the table stand.</param>
    /// <param name="columns">Its columns: a row without a commune is a fault only if it has figures in those that are taken.</param>
    /// <param name="place">The sheet, for findings.</param>
    public TableRows Find(OfficeSheet sheet, TableLayout layout, IReadOnlyList<ImportedColumn> columns, ImportPlace place)
    {
        var skipped = new List<SkippedRow>();
        var totals = new List<TableTotal>();
        for (int r = 0; r < layout.DataTop && r < sheet.Rows.Count; r++)
        {
            if (!TableLayout.IsBlank(sheet, r))
            {
                skipped.Add(new SkippedRow(r, r >= layout.HeadTop ? SkippedRowReason.Heading : SkippedRowReason.Title));
            }
        }

        ImportedColumn[] taken = [.. columns.Where(c => c.State == ImportedColumnState.Taken && c.Column!.Id != CommuneColumns.Table)];
        int? tableColumn = columns.FirstOrDefault(c => c.State == ImportedColumnState.Taken && c.Column!.Id == CommuneColumns.Table)?.Index;
        var units = new List<ImportedUnit>();
        var seen = new Dictionary<(int Table, int Commune), int>();
        var newcomers = new Dictionary<string, int>(StringComparer.Ordinal);
        List<(int Row, string Written, string Meant)> zeros = [], marks = [];
        int? context = null;
        for (int r = layout.DataTop; r < sheet.Rows.Count; r++)
        {
            if (TableLayout.IsBlank(sheet, r))
            {
                continue;
            }

            if (known.Mapping.Skips(r))
            {
                skipped.Add(new SkippedRow(r, SkippedRowReason.Mapping));
                continue;
            }

            if (units.Count == 0 && TableLayout.IsNumbering(sheet, r) && !known.Index.IsCommune(sheet, r, layout.Code, layout.Name))
            {
                skipped.Add(new SkippedRow(r, SkippedRowReason.ColumnNumbers));
                continue;
            }

            bool figures = taken.Any(c => !sheet[r, c.Index].IsEmpty);
            SheetCell? label = TableLayout.LabelOf(sheet, r, layout.Name, layout.Code);
            bool coded = layout.Code is { } k && known.Index.ByCode(sheet[r, k]) is { Communes.Count: > 0, ZerosLost: false };
            if (!coded && label is { } text)
            {
                if (known.Index.TotalOf(text.Text) is { } total)
                {
                    skipped.Add(new SkippedRow(r, SkippedRowReason.Total));
                    totals.Add(new TableTotal(r, total));
                    continue;
                }

                if (known.Index.DistrictOf(text) is { } named && (known.Index.SaysDistrict(text.Text) || known.Index.ByName(text, named).Communes.Count == 0 || sheet[r, 0].Text is { Length: > 0 } line && !line.Any(char.IsDigit) && line != text.Text))
                {
                    context = named;
                    skipped.Add(new SkippedRow(r, SkippedRowReason.District));
                    if (figures)
                    {
                        totals.Add(new TableTotal(r, named));
                    }

                    continue;
                }
            }

            int? district = layout.District is { } d ? known.Index.DistrictOf(sheet[r, d]) : null;
            if (Unit(sheet, r, layout, district ?? context, figures, place, newcomers, zeros, marks) is not { } unit)
            {
                skipped.Add(new SkippedRow(r, figures ? SkippedRowReason.Faulty : SkippedRowReason.Remark));
                continue;
            }

            unit = unit with { Table = tableColumn is { } t && sheet[r, t].Kind != SheetCellKind.Empty && OfficeNumber.Of(sheet[r, t].Text).Values is [double number] && number >= 1 && number <= 10_000 ? (int)number : null };
            if (!seen.TryAdd((unit.Table ?? 0, unit.Commune), r))
            {
                known.Findings.Add(
                    ImportFindingKind.DuplicateCommune, place with { Row = r, Column = layout.Name ?? layout.Code ?? 0 }, unit.Name == unit.Id ? unit.Id : $"{unit.Name} ({unit.Id})",
                    (place with { Row = seen[(unit.Table ?? 0, unit.Commune)], Column = layout.Name ?? layout.Code ?? 0 }).ToString());
                skipped.Add(new SkippedRow(r, SkippedRowReason.Faulty));
                continue;
            }

            if (known.Communes.Count > 0 && (district ?? context) is { } said && known.Communes[unit.Commune].District != said)
            {
                known.Findings.Add(
                    ImportFindingKind.DistrictConflict, place with { Row = r, Column = layout.District ?? layout.Name ?? 0 }, known.Locality.Districts[said].Title.Vi, unit.Name,
                    known.Locality.Districts[known.Communes[unit.Commune].District].Title.Vi);
            }

            units.Add(unit);
        }

        if (zeros.Count > 0)
        {
            known.Findings.Add(ImportFindingKind.ZerosLost, place with { Row = zeros[0].Row, Column = layout.Code ?? 0 }, zeros.Count, zeros[0].Written, zeros[0].Meant);
        }

        if (marks.Count > 0)
        {
            known.Findings.Add(ImportFindingKind.NameWithoutMarks, place with { Row = marks[0].Row, Column = layout.Name ?? 0 }, marks.Count, marks[0].Written, marks[0].Meant);
        }

        return new TableRows(units, skipped, totals);
    }

    /// <summary>The commune of a row; null where it is none, and where it ought to be one the fault was added.</summary>
    private ImportedUnit? Unit(
        OfficeSheet sheet,
        int row,
        TableLayout layout,
        int? district,
        bool figures,
        ImportPlace place,
        Dictionary<string, int> newcomers,
        List<(int Row, string Written, string Meant)> zeros,
        List<(int Row, string Written, string Meant)> marks)
    {
        SheetCell code = layout.Code is { } k ? sheet[row, k] : SheetCell.Nothing, name = layout.Name is { } n ? sheet[row, n] : SheetCell.Nothing;
        ImportPlace at = place with { Row = row, Column = layout.Name ?? layout.Code ?? 0 };
        if (known.Communes.Count == 0)
        {
            if (code.IsEmpty || name.IsEmpty || !figures)
            {
                if (figures)
                {
                    known.Findings.Add(ImportFindingKind.UnknownCommune, at, name.IsEmpty ? code.Text : name.Text, null);
                }

                return null;
            }

            newcomers.TryAdd(code.Text, newcomers.Count);
            return new ImportedUnit(row, newcomers[code.Text], null, code.Text, name.Text, district);
        }

        CommuneMatch byCode = known.Index.ByCode(code), byName = known.Index.ByName(name, district);
        if (byCode.One is { } c && byName.Communes.Count > 0 && !byName.Communes.Contains(c) && layout.Code != layout.Name)
        {
            // A number of a line that happens to be a code without its zeros says less than a name.
            if (!byCode.ZerosLost || byName.One is null)
            {
                known.Findings.Add(
                    ImportFindingKind.CodeNameConflict, place with { Row = row, Column = layout.Code ?? 0 }, code.Text, known.Communes[c].Name, name.Text, string.Join(", ", byName.Communes.Select(x => known.Communes[x].Id)));
                return null;
            }

            byCode = CommuneMatch.None;
        }

        int? found = byCode.One ?? (byCode.Communes.Count > 1 ? byCode.Communes.Intersect(byName.Communes).Cast<int?>().SingleOrDefault() : null) ?? byName.One;
        if (found is { } one)
        {
            if (byCode.One == one && byCode.ZerosLost && code.Text != known.Communes[one].Id)
            {
                zeros.Add((row, code.Text, known.Communes[one].Id));
            }
            else if (byCode.One is null && byName.MarksIgnored)
            {
                marks.Add((row, name.Text, known.Communes[one].Name));
            }

            return new ImportedUnit(row, one, null, known.Communes[one].Id, known.Communes[one].Name, known.Communes[one].District);
        }

        string written = name.IsEmpty ? code.Text : name.Text;
        if (byName.Communes.Count > 1)
        {
            known.Findings.Add(ImportFindingKind.AmbiguousCommune, at, written, string.Join(", ", byName.Communes.Select(x => known.Communes[x].Id)));
        }
        else if (figures)
        {
            known.Findings.Add(ImportFindingKind.UnknownCommune, at, written, NearestName.Of(CommuneIndex.WithoutPrefix(written, known.Vocabulary.CommunePrefixes, out _), known.Index.Names) ?? NearestName.Of(written, known.Index.Names));
        }

        return null;
    }
}
