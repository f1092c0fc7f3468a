using Planner.Localities.Import.Reading;
using Planner.Localities.Import.Vocabulary;

namespace Planner.Localities.Import.Layout;

/// <summary>Finds the table in a book: its sheet, its headings, and the columns that say which commune a row is.</summary>
internal sealed class TableFinder
{
    private readonly TableKnowledge known;
    private readonly Dictionary<string, IReadOnlyList<UnitWording>> units;
    private readonly ColumnGuesser guesser;

    public TableFinder(TableKnowledge known)
    {
        this.known = known;
        units = Heading.UnitWords(known.Vocabulary);
        guesser = new ColumnGuesser(known.Vocabulary, units);
    }

    /// <summary>The sheet with the table: the one named, or the only visible one with communes on it.</summary>
    public PlacedTable? Find(OfficeBook book)
    {
        var file = new ImportPlace(book.File);
        if (known.Mapping.Sheet is { } named)
        {
            if (book.Sheets.FirstOrDefault(s => VietnameseText.Key(s.Name) == VietnameseText.Key(named)) is not { } sheet)
            {
                known.Findings.Add(ImportFindingKind.SheetUnknown, file, named, string.Join(", ", book.Sheets.Select(s => s.Name)));
                return null;
            }

            return LayoutOf(sheet) is { } layout ? new PlacedTable(sheet, layout) : Missing(file with { Sheet = sheet.Name });
        }

        foreach (OfficeSheet sheet in book.Sheets.Where(s => s.Hidden && s.Rows.Count > 0))
        {
            known.Findings.Add(ImportFindingKind.HiddenSheet, file with { Sheet = sheet.Name });
        }

        List<PlacedTable> found = [];
        foreach (OfficeSheet sheet in book.Sheets.Where(s => !s.Hidden))
        {
            if (LayoutOf(sheet) is { } layout)
            {
                found.Add(new PlacedTable(sheet, layout));
            }
        }

        // A sheet of results names communes too; the one whose headings are columns of the table is meant.
        if (found.Count > 1)
        {
            int[] values = [.. found.Select(Values)];
            if (values.Count(v => v == values.Max()) == 1)
            {
                return found[Array.IndexOf(values, values.Max())];
            }

            known.Findings.Add(ImportFindingKind.SheetsSeveral, file, string.Join(", ", found.Where((_, i) => values[i] == values.Max()).Select(f => f.Sheet.Name)));
            return null;
        }

        return found.Count == 1 ? found[0] : Missing(file);
    }

    private PlacedTable? Missing(ImportPlace place)
    {
        known.Findings.Add(ImportFindingKind.NoTable, place, known.Locality.Id);
        return null;
    }

    /// <summary>Columns whose headings are surely columns of values.</summary>
    private int Values(PlacedTable table) => TableLayout.Headings(table.Sheet, table.Layout.HeadTop, table.Layout.HeadBottom)
        .Count(h => h.Count > 0 && guesser.Of(new Heading(h, known.Vocabulary, units)) is { Column.IsValue: true, Confidence: >= ColumnGuesser.Certain });

    private TableLayout? LayoutOf(OfficeSheet sheet)
    {
        if (sheet.Rows.Count == 0)
        {
            return null;
        }

        if (known.Communes.Count == 0)
        {
            return LayoutByHeadings(sheet);
        }

        // The columns of codes and names are those where most cells are known.Communes.
        int[] codes = new int[sheet.Width], names = new int[sheet.Width], districts = new int[sheet.Width];
        for (int r = 0; r < sheet.Rows.Count; r++)
        {
            if (known.Mapping.Skips(r))
            {
                continue;
            }

            for (int c = 0; c < sheet.Rows[r].Length; c++)
            {
                SheetCell cell = sheet[r, c];
                codes[c] += known.Index.ByCode(cell).Communes.Count > 0 ? 1 : 0;
                names[c] += known.Index.ByName(cell, null).Communes.Count > 0 ? 1 : 0;
                districts[c] += cell.Kind == SheetCellKind.Text && known.Index.DistrictOf(cell) is not null ? 1 : 0;
            }
        }

        int? code = known.Mapping.Code ?? Greatest(codes);
        int? name = known.Mapping.Name ?? Greatest([.. names.Select((count, c) => c == code ? 0 : count)]);

        // Where communes are called by their codes one column is both; a stray match elsewhere is no column of names.
        name = known.Mapping.Name is null && name is { } other && code is { } own && names[other] * 2 < codes[own] ? null : name;

        // Codes of one digit match numbers of lines; names are what people mean then.
        if (known.Mapping.Code is null && code is { } k && name is { } n && codes[k] * 2 < names[n])
        {
            code = null;
        }

        if (code is null && name is null)
        {
            return null;
        }

        int first = Enumerable.Range(0, sheet.Rows.Count).FirstOrDefault(r => !known.Mapping.Skips(r) && known.Index.IsCommune(sheet, r, code, name), -1);
        if (first < 0)
        {
            return null;
        }

        (int top, int bottom) = known.Mapping.HeadRows(out int headFirst, out int headLast) ? (headFirst, headLast)
            : TableLayout.HeadAbove(sheet, first, r => TableLayout.LabelOf(sheet, r, name, code) is { } label && (known.Index.TotalOf(label.Text) is not null || known.Index.DistrictOf(label) is not null));
        int? district = known.Mapping.District ?? Enumerable.Range(0, sheet.Width).Where(c => c != code && c != name && districts[c] * 2 > names.Concat(codes).Max())
            .OrderByDescending(c => districts[c]).Select(c => (int?)c).FirstOrDefault();
        return new TableLayout(top, bottom, bottom + 1, code, name, district);
    }

    /// <summary>In a locality without communes the headings alone tell the columns.</summary>
    private TableLayout? LayoutByHeadings(OfficeSheet sheet)
    {
        for (int r = 0; r < sheet.Rows.Count; r++)
        {
            string?[] ids =
            [
                .. Enumerable.Range(0, sheet.Width).Select(c => sheet[r, c].Kind == SheetCellKind.Text && guesser.Of(new Heading([sheet[r, c].Text], known.Vocabulary, units)) is { Confidence: >= ColumnGuesser.Certain } g
                    ? g.Column!.Id : null),
            ];
            int? Of(string id) => Array.IndexOf(ids, id) is >= 0 and int at ? at : null;
            if ((Of("id") ?? known.Mapping.Code) is { } code && (Of("name") ?? known.Mapping.Name) is { } name)
            {
                int bottom = known.Mapping.HeadRows(out int first, out int last) ? last : r;
                while (first < 0 && bottom + 1 < sheet.Rows.Count && sheet[bottom + 1, code].IsEmpty && sheet[bottom + 1, name].IsEmpty && !TableLayout.IsBlank(sheet, bottom + 1)
                    && sheet.Rows[bottom + 1].All(c => c.Kind is SheetCellKind.Empty or SheetCellKind.Text))
                {
                    bottom++;
                }

                return new TableLayout(first >= 0 ? first : r, bottom, bottom + 1, code, name, known.Mapping.District ?? Of("district"));
            }
        }

        return null;
    }

    private static int? Greatest(int[] counts) => counts.Length > 0 && counts.Max() > 0 ? Array.IndexOf(counts, counts.Max()) : null;
}
