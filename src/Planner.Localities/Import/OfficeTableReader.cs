using Planner.Localities.Import.Layout;
using Planner.Localities.Import.Mapping;
using Planner.Localities.Import.Reading;
using Planner.Localities.Import.Vocabulary;
using Planner.Localities.Units;

namespace Planner.Localities.Import;

/// <summary>
/// Understands an office's table: finds its headings and communes, what its columns mean, and reads every figure. Nothing is guessed in silence: what is not certain is a finding.
/// </summary>
public static class OfficeTableReader
{
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
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(communes);
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(findings);
        var known = new TableKnowledge(locality, communes, vocabulary, mapping, findings);
        if (new TableFinder(known).Find(book) is not { } found)
        {
            return null;
        }

        (OfficeSheet sheet, TableLayout layout) = found;
        var place = new ImportPlace(book.File, sheet.Name);
        List<ImportedColumn> columns = new ColumnFinder(known).Find(sheet, layout, place, asOf);
        TableRows rows = new RowFinder(known).Find(sheet, layout, columns, place);
        Hidden(sheet, layout, rows.Units, columns, place, findings);
        if (rows.Units.Count == 0)
        {
            findings.Add(ImportFindingKind.NoTable, place, locality.Id);
        }

        if (!columns.Any(c => c.State == ImportedColumnState.Taken))
        {
            findings.Add(ImportFindingKind.NoColumns, place);
        }

        var values = new List<ImportedValue>();
        int agreed = new FigureReader(known, usual).Read(sheet, columns, rows, place, values);
        Missing(rows.Units, communes, place, findings);
        return new OfficeTable(book, sheet, (layout.HeadTop, layout.HeadBottom), columns, rows.Units, rows.Skipped, values, agreed);
    }

    private static void Hidden(OfficeSheet sheet, TableLayout layout, List<ImportedUnit> units, List<ImportedColumn> columns, ImportPlace place, ImportFindings findings)
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

    private static void Missing(List<ImportedUnit> units, IReadOnlyList<CommuneStart> communes, ImportPlace place, ImportFindings findings)
    {
        var there = units.Select(u => u.Commune).ToHashSet();
        string[] missing = [.. Enumerable.Range(0, communes.Count).Where(c => !there.Contains(c)).Select(c => communes[c].Id)];
        if (missing.Length > 0 && units.Count > 0)
        {
            findings.Add(ImportFindingKind.CommunesMissing, place, missing.Length, string.Join(", ", missing));
        }
    }
}
