using Planner.Localities.Import.Mapping;
using Planner.Localities.Import.Reading;
using Planner.Localities.Import.Vocabulary;
using Planner.Localities.Tables;

namespace Planner.Localities.Import.Layout;

/// <summary>Says of each column of a table what it is: named by the mapping, known by its heading, uncertain, or none of ours.</summary>
internal sealed class ColumnFinder
{
    private readonly TableKnowledge known;
    private readonly Dictionary<string, IReadOnlyList<UnitWording>> units;
    private readonly ColumnGuesser guesser;

    public ColumnFinder(TableKnowledge known)
    {
        this.known = known;
        units = Heading.UnitWords(known.Vocabulary);
        guesser = new ColumnGuesser(known.Vocabulary, units);
    }

    /// <summary>The columns that have a heading or figures, from left to right.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="layout">Where the parts of the table stand.</param>
    /// <param name="place">The sheet, for findings.</param>
    /// <param name="asOf">The day for which the figures shall hold; chooses between columns of several years.</param>
    public List<ImportedColumn> Find(OfficeSheet sheet, TableLayout layout, ImportPlace place, DateOnly? asOf)
    {
        var people = new PersonalData(known.Vocabulary.Personal);
        IReadOnlyList<IReadOnlyList<string>> headings = TableLayout.Headings(sheet, layout.HeadTop, layout.HeadBottom);
        var columns = new List<ImportedColumn>();
        var yearsOf = new Dictionary<int, HashSet<int>>();
        for (int c = 0; c < sheet.Width; c++)
        {
            IReadOnlyList<string> levels = headings[c];
            SheetCell[] cells = [.. Enumerable.Range(layout.DataTop, Math.Max(0, sheet.Rows.Count - layout.DataTop)).Where(r => !known.Mapping.Skips(r)).Select(r => sheet[r, c]).Where(x => !x.IsEmpty)];
            if (levels.Count == 0 && cells.Length == 0)
            {
                continue;
            }

            var heading = new Heading(levels.Count > 0 ? levels : [""], known.Vocabulary, units);
            yearsOf[c] = heading.Years;
            var column = new ImportedColumn(c, string.Join(" / ", levels), ImportedColumnState.Unknown, null, 0, 1, heading.Unit);
            if (known.Mapping.SkipColumns.Contains(c))
            {
                columns.Add(column with { State = ImportedColumnState.Skipped });
                continue;
            }

            if (c == layout.Code || c == layout.Name || c == layout.District)
            {
                string id = c == layout.Code ? "id" : c == layout.Name ? "name" : "district";
                columns.Add(column with { State = ImportedColumnState.Identity, Column = known.Vocabulary.Column(id), Confidence = 1 });
                continue;
            }

            MappedColumn? mapped = known.Mapping.Columns.FirstOrDefault(m => m.Index == c);
            ColumnGuess guess = mapped is null && known.Mapping.Columns.Count == 0 && levels.Count > 0 ? guesser.Of(heading) : default;
            ImportColumn? meant = mapped is not null ? known.Vocabulary.Column(mapped.To) : guess.Column;
            if (people.Reason(levels, cells, meant is not null && (mapped is not null || guess.Confidence >= ColumnGuesser.Certain)) is { } reason)
            {
                known.Findings.Add(ImportFindingKind.PersonalColumn, place with { Row = Math.Max(layout.HeadBottom, 0), Column = c }, reason);
                columns.Add(column with { State = ImportedColumnState.Refused });
                continue;
            }

            if (mapped is not null)
            {
                columns.Add(Mapped(column, mapped, meant!, heading, place with { Row = Math.Max(layout.HeadBottom, 0), Column = c }));
                continue;
            }

            columns.Add(Guessed(column, guess, cells, place with { Row = Math.Max(layout.HeadBottom, 0), Column = c }));
        }

        foreach (MappedColumn mapped in known.Mapping.Columns.Where(m => columns.All(c => c.Index != m.Index)))
        {
            known.Findings.Add(ImportFindingKind.MappingMisfit, place with { Column = mapped.Index }, ImportPlace.Letters(mapped.Index), mapped.Header ?? mapped.To, "");
        }

        return OneForEach(columns, yearsOf, layout, place, asOf);
    }

    private ImportedColumn Mapped(ImportedColumn column, MappedColumn mapped, ImportColumn meant, Heading heading, ImportPlace place)
    {
        if (mapped.Header is { } header && VietnameseText.Key(header) != VietnameseText.Key(column.Heading))
        {
            known.Findings.Add(ImportFindingKind.MappingMisfit, place, ImportPlace.Letters(column.Index), header, column.Heading);
        }

        (double factor, bool strange) = guesser.FactorOf(heading, meant);
        if (strange && mapped.Factor is null)
        {
            known.Findings.Add(ImportFindingKind.UnitStrange, place, column.Heading, meant.Id, meant.Unit);
        }

        return column with { State = ImportedColumnState.Taken, Column = meant, Confidence = 1, Factor = mapped.Factor ?? factor, Words = mapped.Words, Mapped = true };
    }

    private ImportedColumn Guessed(ImportedColumn column, ColumnGuess guess, SheetCell[] cells, ImportPlace place)
    {
        if (guess.Column is not { } target || target.Kind == ImportColumnKind.Note)
        {
            return column;
        }

        if (guess.UnitStrange)
        {
            known.Findings.Add(ImportFindingKind.UnitStrange, place, column.Heading, target.Id, target.Unit);
            return column with { Column = target };
        }

        ImportedColumn meant = column with { Column = target, Confidence = guess.Confidence, Factor = guess.Factor };
        if (!target.IsValue && target.Id != CommuneColumns.Table)
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

        known.Findings.Add(ImportFindingKind.ColumnUncertain, place, column.Heading, target.Id, guess.Confidence);
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
                    known.Findings.Add(
                        ImportFindingKind.ColumnTwice, place with { Row = Math.Max(layout.HeadBottom, 0), Column = other.Index }, other.Column!.Id,
                        (place with { Row = Math.Max(layout.HeadBottom, 0), Column = kept.Index }).ToString());
                }
            }
        }

        return columns;
    }
}
