using Planner.Localities.Import.Layout;
using Planner.Localities.Import.Mapping;
using Planner.Localities.Import.Reading;
using Planner.Localities.Import.Vocabulary;
using Planner.Localities.Tables;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Import;

/// <summary>
/// Understands an office's table: finds its headings and communes, what its columns mean, and reads every figure. Nothing is guessed in silence: what is not certain is a finding.
/// </summary>
public sealed class OfficeTableReader
{
    private const int Samples = 3;
    private const double SuspectedShare = 20;

    private readonly Locality locality;
    private readonly IReadOnlyList<CommuneStart> communes;
    private readonly ImportVocabulary vocabulary;
    private readonly ImportMapping mapping;
    private readonly Func<string, double?> usual;
    private readonly ImportFindings findings;
    private readonly CommuneIndex index;

    private OfficeTableReader(
        Locality locality, IReadOnlyList<CommuneStart> communes, ImportVocabulary vocabulary, ImportMapping mapping, Func<string, double?> usual, ImportFindings findings)
    {
        this.locality = locality;
        this.communes = communes;
        this.vocabulary = vocabulary;
        this.mapping = mapping;
        this.usual = usual;
        this.findings = findings;
        index = new CommuneIndex(locality, communes, vocabulary);
    }

    /// <summary>Reads the table of a book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="locality">The locality.</param>
    /// <param name="communes">Its communes; empty where it has none yet, and then the table's rows become them.</param>
    /// <param name="vocabulary">How tables are worded.</param>
    /// <param name="mapping">What a person said about the table.</param>
    /// <param name="usual">The median that the locality has now of a column, where it has one: what a column of shares is held against.</param>
    /// <param name="asOf">The day for which the figures shall hold; chooses between columns of several years.</param>
    /// <param name="findings">Receives PLN1108 to PLN1146.</param>
    /// <returns>The table, or null when there is none to be seen.</returns>
    public static OfficeTable? Read(
        OfficeBook book,
        Locality locality,
        IReadOnlyList<CommuneStart> communes,
        ImportVocabulary vocabulary,
        ImportMapping mapping,
        Func<string, double?> usual,
        DateOnly? asOf,
        ImportFindings findings)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(communes);
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(findings);
        var reader = new OfficeTableReader(locality, communes, vocabulary, mapping, usual, findings);
        return reader.Choose(book) is { } chosen ? reader.Understand(book, chosen.Sheet, chosen.Layout, asOf) : null;
    }

    /// <summary>The sheet with the table: the one named, or the only visible one with communes on it.</summary>
    private (OfficeSheet Sheet, TableLayout Layout)? Choose(OfficeBook book)
    {
        var file = new ImportPlace(book.File);
        if (mapping.Sheet is { } named)
        {
            if (book.Sheets.FirstOrDefault(s => VietnameseText.Key(s.Name) == VietnameseText.Key(named)) is not { } sheet)
            {
                findings.Add(ImportFindingKind.SheetUnknown, file, named, string.Join(", ", book.Sheets.Select(s => s.Name)));
                return null;
            }

            return LayoutOf(sheet) is { } layout ? (sheet, layout) : Missing(file with { Sheet = sheet.Name });
        }

        foreach (OfficeSheet sheet in book.Sheets.Where(s => s.Hidden && s.Rows.Count > 0))
        {
            findings.Add(ImportFindingKind.HiddenSheet, file with { Sheet = sheet.Name });
        }

        List<(OfficeSheet Sheet, TableLayout Layout)> found = [];
        foreach (OfficeSheet sheet in book.Sheets.Where(s => !s.Hidden))
        {
            if (LayoutOf(sheet) is { } layout)
            {
                found.Add((sheet, layout));
            }
        }

        // A sheet of results names communes too; the one whose headings are columns of the table is meant.
        if (found.Count > 1)
        {
            int[] known = [.. found.Select(f => Known(f.Sheet, f.Layout))];
            if (known.Count(k => k == known.Max()) == 1)
            {
                return found[Array.IndexOf(known, known.Max())];
            }

            findings.Add(ImportFindingKind.SheetsSeveral, file, string.Join(", ", found.Where((_, i) => known[i] == known.Max()).Select(f => f.Sheet.Name)));
            return null;
        }

        return found.Count == 1 ? found[0] : Missing(file);
    }

    private (OfficeSheet, TableLayout)? Missing(ImportPlace place)
    {
        findings.Add(ImportFindingKind.NoTable, place, locality.Id);
        return null;
    }

    private int Known(OfficeSheet sheet, TableLayout layout)
    {
        Dictionary<string, IReadOnlyList<UnitWording>> units = Heading.UnitWords(vocabulary);
        var guesser = new ColumnGuesser(vocabulary, units);
        return TableLayout.Headings(sheet, layout.HeadTop, layout.HeadBottom).Count(h => h.Count > 0 && guesser.Of(new Heading(h, vocabulary, units)) is { Column.IsValue: true, Confidence: >= ColumnGuesser.Certain });
    }

    private TableLayout? LayoutOf(OfficeSheet sheet)
    {
        if (sheet.Rows.Count == 0)
        {
            return null;
        }

        if (communes.Count == 0)
        {
            return LayoutByHeadings(sheet);
        }

        // The columns of codes and names are those where most cells are communes.
        int[] codes = new int[sheet.Width], names = new int[sheet.Width], districts = new int[sheet.Width];
        for (int r = 0; r < sheet.Rows.Count; r++)
        {
            if (mapping.Skips(r))
            {
                continue;
            }

            for (int c = 0; c < sheet.Rows[r].Length; c++)
            {
                SheetCell cell = sheet[r, c];
                codes[c] += index.ByCode(cell).Communes.Count > 0 ? 1 : 0;
                names[c] += index.ByName(cell, null).Communes.Count > 0 ? 1 : 0;
                districts[c] += cell.Kind == SheetCellKind.Text && index.DistrictOf(cell) is not null ? 1 : 0;
            }
        }

        int? code = mapping.Code ?? Greatest(codes);
        int? name = mapping.Name ?? Greatest([.. names.Select((count, c) => c == code ? 0 : count)]);

        // Where communes are called by their codes one column is both; a stray match elsewhere is no column of names.
        name = mapping.Name is null && name is { } other && code is { } own && names[other] * 2 < codes[own] ? null : name;

        // Codes of one digit match numbers of lines; names are what people mean then.
        if (mapping.Code is null && code is { } k && name is { } n && codes[k] * 2 < names[n])
        {
            code = null;
        }

        if (code is null && name is null)
        {
            return null;
        }

        int first = Enumerable.Range(0, sheet.Rows.Count).FirstOrDefault(r => !mapping.Skips(r) && IsCommune(sheet, r, code, name), -1);
        if (first < 0)
        {
            return null;
        }

        (int top, int bottom) = mapping.HeadRows(out int headFirst, out int headLast) ? (headFirst, headLast)
            : TableLayout.HeadAbove(sheet, first, r => Label(sheet, r, name, code) is { } label && (index.TotalOf(label.Text) is not null || index.DistrictOf(label) is not null));
        int? district = mapping.District ?? Enumerable.Range(0, sheet.Width).Where(c => c != code && c != name && districts[c] * 2 > names.Concat(codes).Max())
            .OrderByDescending(c => districts[c]).Select(c => (int?)c).FirstOrDefault();
        return new TableLayout(top, bottom, bottom + 1, code, name, district);
    }

    /// <summary>In a locality without communes the headings alone tell the columns.</summary>
    private TableLayout? LayoutByHeadings(OfficeSheet sheet)
    {
        Dictionary<string, IReadOnlyList<UnitWording>> units = Heading.UnitWords(vocabulary);
        var guesser = new ColumnGuesser(vocabulary, units);
        for (int r = 0; r < sheet.Rows.Count; r++)
        {
            string?[] known =
            [
                .. Enumerable.Range(0, sheet.Width).Select(c => sheet[r, c].Kind == SheetCellKind.Text && guesser.Of(new Heading([sheet[r, c].Text], vocabulary, units)) is { Confidence: >= ColumnGuesser.Certain } g
                    ? g.Column!.Id : null),
            ];
            int? Of(string id) => Array.IndexOf(known, id) is >= 0 and int at ? at : null;
            if ((Of("id") ?? mapping.Code) is { } code && (Of("name") ?? mapping.Name) is { } name)
            {
                int bottom = mapping.HeadRows(out int first, out int last) ? last : r;
                while (first < 0 && bottom + 1 < sheet.Rows.Count && sheet[bottom + 1, code].IsEmpty && sheet[bottom + 1, name].IsEmpty && !TableLayout.IsBlank(sheet, bottom + 1)
                    && sheet.Rows[bottom + 1].All(c => c.Kind is SheetCellKind.Empty or SheetCellKind.Text))
                {
                    bottom++;
                }

                return new TableLayout(first >= 0 ? first : r, bottom, bottom + 1, code, name, mapping.District ?? Of("district"));
            }
        }

        return null;
    }

    private static int? Greatest(int[] counts) => counts.Length > 0 && counts.Max() > 0 ? Array.IndexOf(counts, counts.Max()) : null;

    private bool IsCommune(OfficeSheet sheet, int row, int? code, int? name) =>
        (code is { } c && index.ByCode(sheet[row, c]).Communes.Count > 0)
        || (name is { } n && sheet[row, n] is { Kind: SheetCellKind.Text } cell && !index.SaysDistrict(cell.Text) && index.ByName(cell, null).Communes.Count > 0);

    /// <summary>The text that says what a row is: of its first columns the first that is no number of a line.</summary>
    private static SheetCell? Label(OfficeSheet sheet, int row, int? name, int? code)
    {
        int last = Math.Max(name ?? 0, code ?? 0);
        for (int c = 0; c <= last && c < sheet.Width; c++)
        {
            SheetCell cell = sheet[row, c];
            if (cell.Kind == SheetCellKind.Text && (cell.Text.Length > 4 || !cell.Text.Trim('.', ')', '(').All(ch => char.IsDigit(ch) || "IVXLCDM".Contains(ch) || (char.IsAsciiLetterUpper(ch) && cell.Text.Trim('.', ')').Length == 1))))
            {
                return cell;
            }
        }

        return null;
    }

    private OfficeTable Understand(OfficeBook book, OfficeSheet sheet, TableLayout layout, DateOnly? asOf)
    {
        var place = new ImportPlace(book.File, sheet.Name);
        List<ImportedColumn> columns = Columns(sheet, layout, place, asOf);
        var skipped = new List<SkippedRow>();
        List<(int Row, int? District, int? Total)> totals = [];
        List<ImportedUnit> units = Rows(sheet, layout, columns, place, skipped, totals);
        Hidden(sheet, layout, units, columns, place);
        if (units.Count == 0)
        {
            findings.Add(ImportFindingKind.NoTable, place, locality.Id);
        }

        if (!columns.Any(c => c.State == ImportedColumnState.Taken))
        {
            findings.Add(ImportFindingKind.NoColumns, place);
        }

        var values = new List<ImportedValue>();
        int agreed = Values(sheet, columns, units, totals, place, values);
        Missing(units, place);
        return new OfficeTable(book, sheet, (layout.HeadTop, layout.HeadBottom), columns, units, skipped, values, agreed);
    }

    private List<ImportedColumn> Columns(OfficeSheet sheet, TableLayout layout, ImportPlace place, DateOnly? asOf)
    {
        Dictionary<string, IReadOnlyList<UnitWording>> units = Heading.UnitWords(vocabulary);
        var guesser = new ColumnGuesser(vocabulary, units);
        var people = new PersonalData(vocabulary.Personal);
        IReadOnlyList<IReadOnlyList<string>> headings = TableLayout.Headings(sheet, layout.HeadTop, layout.HeadBottom);
        var columns = new List<ImportedColumn>();
        var yearsOf = new Dictionary<int, HashSet<int>>();
        for (int c = 0; c < sheet.Width; c++)
        {
            IReadOnlyList<string> levels = headings[c];
            SheetCell[] cells = [.. Enumerable.Range(layout.DataTop, Math.Max(0, sheet.Rows.Count - layout.DataTop)).Where(r => !mapping.Skips(r)).Select(r => sheet[r, c]).Where(x => !x.IsEmpty)];
            if (levels.Count == 0 && cells.Length == 0)
            {
                continue;
            }

            var heading = new Heading(levels.Count > 0 ? levels : [""], vocabulary, units);
            yearsOf[c] = heading.Years;
            var column = new ImportedColumn(c, string.Join(" / ", levels), ImportedColumnState.Unknown, null, 0, 1, heading.Unit);
            if (mapping.SkipColumns.Contains(c))
            {
                columns.Add(column with { State = ImportedColumnState.Skipped });
                continue;
            }

            if (c == layout.Code || c == layout.Name || c == layout.District)
            {
                string id = c == layout.Code ? "id" : c == layout.Name ? "name" : "district";
                columns.Add(column with { State = ImportedColumnState.Identity, Column = vocabulary.Column(id), Confidence = 1 });
                continue;
            }

            MappedColumn? mapped = mapping.Columns.FirstOrDefault(m => m.Index == c);
            ColumnGuess guess = mapped is null && mapping.Columns.Count == 0 && levels.Count > 0 ? guesser.Of(heading) : default;
            ImportColumn? known = mapped is not null ? vocabulary.Column(mapped.To) : guess.Column;
            if (people.Reason(levels, cells, known is not null && (mapped is not null || guess.Confidence >= ColumnGuesser.Certain)) is { } reason)
            {
                findings.Add(ImportFindingKind.PersonalColumn, place with { Row = Math.Max(layout.HeadBottom, 0), Column = c }, reason);
                columns.Add(column with { State = ImportedColumnState.Refused });
                continue;
            }

            if (mapped is not null)
            {
                columns.Add(Mapped(column, mapped, known!, heading, guesser, place with { Row = Math.Max(layout.HeadBottom, 0), Column = c }));
                continue;
            }

            columns.Add(Guessed(column, guess, cells, place with { Row = Math.Max(layout.HeadBottom, 0), Column = c }));
        }

        foreach (MappedColumn mapped in mapping.Columns.Where(m => columns.All(c => c.Index != m.Index)))
        {
            findings.Add(ImportFindingKind.MappingMisfit, place with { Column = mapped.Index }, ImportPlace.Letters(mapped.Index), mapped.Header ?? mapped.To, "");
        }

        return OneForEach(columns, yearsOf, layout, place, asOf);
    }

    private ImportedColumn Mapped(ImportedColumn column, MappedColumn mapped, ImportColumn known, Heading heading, ColumnGuesser guesser, ImportPlace place)
    {
        if (mapped.Header is { } header && VietnameseText.Key(header) != VietnameseText.Key(column.Heading))
        {
            findings.Add(ImportFindingKind.MappingMisfit, place, ImportPlace.Letters(column.Index), header, column.Heading);
        }

        (double factor, bool strange) = guesser.FactorOf(heading, known);
        if (strange && mapped.Factor is null)
        {
            findings.Add(ImportFindingKind.UnitStrange, place, column.Heading, known.Id, known.Unit);
        }

        return column with { State = ImportedColumnState.Taken, Column = known, Confidence = 1, Factor = mapped.Factor ?? factor, Words = mapped.Words, Mapped = true };
    }

    private ImportedColumn Guessed(ImportedColumn column, ColumnGuess guess, SheetCell[] cells, ImportPlace place)
    {
        if (guess.Column is not { } known || known.Kind == ImportColumnKind.Note)
        {
            return column;
        }

        if (guess.UnitStrange)
        {
            findings.Add(ImportFindingKind.UnitStrange, place, column.Heading, known.Id, known.Unit);
            return column with { Column = known };
        }

        ImportedColumn meant = column with { Column = known, Confidence = guess.Confidence, Factor = guess.Factor };
        if (!known.IsValue && known.Id != CommuneColumns.Table)
        {
            return meant with { State = guess.Confidence >= ColumnGuesser.Certain ? ImportedColumnState.Identity : ImportedColumnState.Unknown };
        }

        if (cells.Length == 0)
        {
            return meant with { State = ImportedColumnState.Empty };
        }

        if (guess.Confidence >= ColumnGuesser.Certain)
        {
            return meant with { State = ImportedColumnState.Taken };
        }

        if (guess.Confidence < ColumnGuesser.Likely)
        {
            return column;
        }

        findings.Add(ImportFindingKind.ColumnUncertain, place, column.Heading, known.Id, guess.Confidence);
        return meant with { State = ImportedColumnState.Uncertain };
    }

    /// <summary>Of several columns of one meaning the one whose heading names the year asked for; otherwise they are faults.</summary>
    private List<ImportedColumn> OneForEach(List<ImportedColumn> columns, Dictionary<int, HashSet<int>> years, TableLayout layout, ImportPlace place, DateOnly? asOf)
    {
        foreach (IGrouping<string, ImportedColumn> same in columns.Where(c => c.State == ImportedColumnState.Taken).GroupBy(c => c.Column!.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).ToArray())
        {
            ImportedColumn[] ofYear = [.. same.Where(c => asOf is { } day && years[c.Index].Contains(day.Year))];
            ImportedColumn kept = ofYear.Length == 1 ? ofYear[0] : same.First();
            foreach (ImportedColumn other in same.Where(c => c != kept))
            {
                columns[columns.IndexOf(other)] = other with { State = ofYear.Length == 1 ? ImportedColumnState.Skipped : ImportedColumnState.Uncertain };
                if (ofYear.Length != 1)
                {
                    findings.Add(
                        ImportFindingKind.ColumnTwice, place with { Row = Math.Max(layout.HeadBottom, 0), Column = other.Index }, other.Column!.Id,
                        (place with { Row = Math.Max(layout.HeadBottom, 0), Column = kept.Index }).ToString());
                }
            }
        }

        return columns;
    }

    private List<ImportedUnit> Rows(
        OfficeSheet sheet, TableLayout layout, List<ImportedColumn> columns, ImportPlace place, List<SkippedRow> skipped, List<(int Row, int? District, int? Total)> totals)
    {
        for (int r = 0; r < layout.DataTop && r < sheet.Rows.Count; r++)
        {
            if (!TableLayout.IsBlank(sheet, r))
            {
                skipped.Add(new SkippedRow(r, r >= layout.HeadTop ? SkippedRowReason.Heading : SkippedRowReason.Title));
            }
        }

        ImportedColumn[] taken = [.. columns.Where(c => c.State == ImportedColumnState.Taken && c.Column!.Id != CommuneColumns.Table)];
        int? tableColumn = columns.Find(c => c.State == ImportedColumnState.Taken && c.Column!.Id == CommuneColumns.Table)?.Index;
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

            if (mapping.Skips(r))
            {
                skipped.Add(new SkippedRow(r, SkippedRowReason.Mapping));
                continue;
            }

            if (units.Count == 0 && TableLayout.IsNumbering(sheet, r) && !IsCommune(sheet, r, layout.Code, layout.Name))
            {
                skipped.Add(new SkippedRow(r, SkippedRowReason.ColumnNumbers));
                continue;
            }

            bool figures = taken.Any(c => !sheet[r, c.Index].IsEmpty);
            SheetCell? label = Label(sheet, r, layout.Name, layout.Code);
            bool coded = layout.Code is { } k && index.ByCode(sheet[r, k]) is { Communes.Count: > 0, ZerosLost: false };
            if (!coded && label is { } text)
            {
                if (index.TotalOf(text.Text) is { } total)
                {
                    skipped.Add(new SkippedRow(r, SkippedRowReason.Total));
                    totals.Add((r, context, total));
                    continue;
                }

                if (index.DistrictOf(text) is { } named && (index.SaysDistrict(text.Text) || index.ByName(text, named).Communes.Count == 0 || sheet[r, 0].Text is { Length: > 0 } line && !line.Any(char.IsDigit) && line != text.Text))
                {
                    context = named;
                    skipped.Add(new SkippedRow(r, SkippedRowReason.District));
                    if (figures)
                    {
                        totals.Add((r, named, named));
                    }

                    continue;
                }
            }

            int? district = layout.District is { } d ? index.DistrictOf(sheet[r, d]) : null;
            if (Unit(sheet, r, layout, district ?? context, figures, place, newcomers, zeros, marks) is not { } unit)
            {
                skipped.Add(new SkippedRow(r, figures ? SkippedRowReason.Faulty : SkippedRowReason.Remark));
                continue;
            }

            unit = unit with { Table = tableColumn is { } t && sheet[r, t].Kind != SheetCellKind.Empty && OfficeNumber.Of(sheet[r, t].Text).Values is [double number] && number >= 1 && number <= 10_000 ? (int)number : null };
            if (!seen.TryAdd((unit.Table ?? 0, unit.Commune), r))
            {
                findings.Add(
                    ImportFindingKind.DuplicateCommune, place with { Row = r, Column = layout.Name ?? layout.Code ?? 0 }, unit.Name == unit.Id ? unit.Id : $"{unit.Name} ({unit.Id})",
                    (place with { Row = seen[(unit.Table ?? 0, unit.Commune)], Column = layout.Name ?? layout.Code ?? 0 }).ToString());
                skipped.Add(new SkippedRow(r, SkippedRowReason.Faulty));
                continue;
            }

            if (communes.Count > 0 && (district ?? context) is { } said && communes[unit.Commune].District != said)
            {
                findings.Add(
                    ImportFindingKind.DistrictConflict, place with { Row = r, Column = layout.District ?? layout.Name ?? 0 }, locality.Districts[said].Title.Vi, unit.Name,
                    locality.Districts[communes[unit.Commune].District].Title.Vi);
            }

            units.Add(unit);
        }

        if (zeros.Count > 0)
        {
            findings.Add(ImportFindingKind.ZerosLost, place with { Row = zeros[0].Row, Column = layout.Code ?? 0 }, zeros.Count, zeros[0].Written, zeros[0].Meant);
        }

        if (marks.Count > 0)
        {
            findings.Add(ImportFindingKind.NameWithoutMarks, place with { Row = marks[0].Row, Column = layout.Name ?? 0 }, marks.Count, marks[0].Written, marks[0].Meant);
        }

        return units;
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
        if (communes.Count == 0)
        {
            if (code.IsEmpty || name.IsEmpty || !figures)
            {
                if (figures)
                {
                    findings.Add(ImportFindingKind.UnknownCommune, at, name.IsEmpty ? code.Text : name.Text, null);
                }

                return null;
            }

            newcomers.TryAdd(code.Text, newcomers.Count);
            return new ImportedUnit(row, newcomers[code.Text], null, code.Text, name.Text, district);
        }

        CommuneMatch byCode = index.ByCode(code), byName = index.ByName(name, district);
        if (byCode.One is { } c && byName.Communes.Count > 0 && !byName.Communes.Contains(c) && layout.Code != layout.Name)
        {
            // A number of a line that happens to be a code without its zeros says less than a name.
            if (!byCode.ZerosLost || byName.One is null)
            {
                findings.Add(
                    ImportFindingKind.CodeNameConflict, place with { Row = row, Column = layout.Code ?? 0 }, code.Text, communes[c].Name, name.Text, string.Join(", ", byName.Communes.Select(x => communes[x].Id)));
                return null;
            }

            byCode = CommuneMatch.None;
        }

        int? found = byCode.One ?? (byCode.Communes.Count > 1 ? byCode.Communes.Intersect(byName.Communes).Cast<int?>().SingleOrDefault() : null) ?? byName.One;
        if (found is { } one)
        {
            if (byCode.One == one && byCode.ZerosLost && code.Text != communes[one].Id)
            {
                zeros.Add((row, code.Text, communes[one].Id));
            }
            else if (byCode.One is null && byName.MarksIgnored)
            {
                marks.Add((row, name.Text, communes[one].Name));
            }

            return new ImportedUnit(row, one, null, communes[one].Id, communes[one].Name, communes[one].District);
        }

        string written = name.IsEmpty ? code.Text : name.Text;
        if (byName.Communes.Count > 1)
        {
            findings.Add(ImportFindingKind.AmbiguousCommune, at, written, string.Join(", ", byName.Communes.Select(x => communes[x].Id)));
        }
        else if (figures)
        {
            findings.Add(ImportFindingKind.UnknownCommune, at, written, NearestName.Of(CommuneIndex.WithoutPrefix(written, vocabulary.CommunePrefixes, out _), index.Names) ?? NearestName.Of(written, index.Names));
        }

        return null;
    }

    private void Hidden(OfficeSheet sheet, TableLayout layout, List<ImportedUnit> units, List<ImportedColumn> columns, ImportPlace place)
    {
        int[] rows = [.. units.Select(u => u.Row).Where(sheet.HiddenRows.Contains)];
        if (rows.Length > 0)
        {
            findings.Add(ImportFindingKind.HiddenRows, place with { Row = rows[0] }, Ranges(rows.Select(r => r + 1)));
        }

        ImportedColumn[] hidden = [.. columns.Where(c => c.State == ImportedColumnState.Taken && sheet.HiddenColumns.Contains(c.Index))];
        if (hidden.Length > 0)
        {
            findings.Add(ImportFindingKind.HiddenColumns, place with { Row = Math.Max(layout.HeadBottom, 0), Column = hidden[0].Index }, string.Join(", ", hidden.Select(c => ImportPlace.Letters(c.Index))));
        }
    }

    private static string Ranges(IEnumerable<int> numbers)
    {
        var parts = new List<(int First, int Last)>();
        foreach (int number in numbers.Order())
        {
            if (parts.Count > 0 && parts[^1].Last + 1 == number)
            {
                parts[^1] = (parts[^1].First, number);
            }
            else
            {
                parts.Add((number, number));
            }
        }

        return string.Join(", ", parts.Select(p => p.First == p.Last ? FormattableString.Invariant($"{p.First}") : FormattableString.Invariant($"{p.First}–{p.Last}")));
    }

    /// <summary>Reads every figure, holds totals against their sums, and gives the number of totals that agree.</summary>
    private int Values(OfficeSheet sheet, List<ImportedColumn> columns, List<ImportedUnit> units, List<(int Row, int? District, int? Total)> totals, ImportPlace place, List<ImportedValue> values)
    {
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

            var reader = new CellReader(column.Column!, column.Factor, column.Words, cells, mapping.Decimal, ofSheet, vocabulary, findings);
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
                findings.Add(ImportFindingKind.FractionsSuspected, place with { Row = Math.Max(0, units[0].Row - 1), Column = column.Index }, column.Column!.Id);
            }

            if (column.Column!.IsSummed && units.All(u => u.Table is null))
            {
                foreach ((int row, _, int? total) in totals.Where(t => !sheet[t.Row, column.Index].IsEmpty))
                {
                    agreed += Agrees(sheet, reader, column, units, read, row, total, place) ? 1 : 0;
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

    private bool Agrees(OfficeSheet sheet, CellReader reader, ImportedColumn column, List<ImportedUnit> units, double?[] read, int row, int? total, ImportPlace place)
    {
        ImportPlace at = place with { Row = row, Column = column.Index };
        int[] added = [.. Enumerable.Range(0, units.Count).Where(i => total is null or < 0 || units[i].District == total)];
        if (reader.Read(sheet[row, column.Index], at, total: true) is not { } written)
        {
            return false;
        }

        if (added.Length == 0 || added.Any(i => read[i] is null))
        {
            findings.Add(ImportFindingKind.TotalUnchecked, at, column.Column!.Id);
            return false;
        }

        double sum = added.Sum(i => read[i]!.Value);
        double tolerance = (column.Column!.Kind == ImportColumnKind.Whole ? 1e-9 : 1e-6) * Math.Max(1, Math.Abs(sum));
        if (Math.Abs(sum - written) <= tolerance)
        {
            return true;
        }

        findings.Add(ImportFindingKind.TotalMismatch, at, written, sum, written - sum, column.Column.Id, added.Length);
        return false;
    }

    private void Missing(List<ImportedUnit> units, ImportPlace place)
    {
        var there = units.Select(u => u.Commune).ToHashSet();
        string[] missing = [.. Enumerable.Range(0, communes.Count).Where(c => !there.Contains(c)).Select(c => communes[c].Id)];
        if (missing.Length > 0 && units.Count > 0)
        {
            findings.Add(ImportFindingKind.CommunesMissing, place, missing.Length, string.Join(", ", missing));
        }
    }
}
