using System.Globalization;
using Planner.Localities.Import.Vocabulary;
using Planner.Localities.Opening;
using Planner.Localities.Tables;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Import;

/// <summary>What an import goes into: a locality with its communes as they stand, or without any yet.</summary>
public sealed class ImportTarget
{
    private readonly TableText? table;

    private ImportTarget(OpenedLocality opened, ImportVocabulary vocabulary, string communesFile, TableText? table, IReadOnlyList<CommuneTable> tables)
    {
        Opened = opened;
        Vocabulary = vocabulary;
        CommunesFile = communesFile;
        this.table = table;
        Tables = tables;
    }

    /// <summary>The locality and its rules; the locality without its tables.</summary>
    public OpenedLocality Opened { get; }

    /// <summary>How tables are worded.</summary>
    public ImportVocabulary Vocabulary { get; }

    /// <summary>Path of its communes table.</summary>
    public string CommunesFile { get; }

    /// <summary>Its tables now; empty where it has none yet.</summary>
    public IReadOnlyList<CommuneTable> Tables { get; }

    /// <summary>Its communes now; empty where it has none yet.</summary>
    public IReadOnlyList<CommuneStart> Communes => Tables.Count > 0 ? Tables[0].Communes : [];

    /// <summary>Opens a locality for an import; its communes table may be missing, but if it is there it must be whole.</summary>
    /// <param name="path">The folder, or its <c>locality.json</c>, as the user named it.</param>
    /// <param name="diagnostics">Receives every fault.</param>
    /// <returns>The target, or null when an error was added.</returns>
    public static ImportTarget? Open(string path, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        return LocalityFolder.OpenWithoutCommunes(path, diagnostics) is { } opened && ImportVocabularyReader.Read(opened, diagnostics) is { } vocabulary ? Of(path, opened, vocabulary, diagnostics) : null;
    }

    internal static ImportTarget? Of(string path, OpenedLocality opened, ImportVocabulary vocabulary, DiagnosticBag diagnostics)
    {
        if (LocalityHeaderReader.Read(LocalityFolder.FolderOf(path), new DiagnosticBag()) is not { } header)
        {
            return null;
        }

        string file = LocalFile.In(opened.Locality.Folder, header.CommunesFile);
        if (!File.Exists(file))
        {
            return new ImportTarget(opened, vocabulary, file, null, []);
        }

        TableText? table = TableText.Read(file, diagnostics);
        IReadOnlyList<CommuneTable> tables = table is null ? [] : CommuneTableReader.Read(table, opened.Locality, opened.Pack, diagnostics);
        return diagnostics.HasErrors ? null : new ImportTarget(opened, vocabulary, file, table, tables);
    }

    /// <summary>The median of a column as the locality has it now; null where it has none.</summary>
    /// <param name="column">The column.</param>
    public double? Usual(string column)
    {
        int at = table is null ? -1 : HeaderOf(table).IndexOf(column);
        if (at < 0)
        {
            return null;
        }

        double[] values = [.. table!.Rows.Select(r => double.TryParse(r[at].Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : double.NaN).Where(double.IsFinite).Order()];
        return values.Length == 0 ? null : values[values.Length / 2];
    }

    /// <summary>
    /// The communes table with values put in: what is imported holds in every synthetic table, what is not stays as it stands. A fault of the table that comes of it is a finding at the commune's row of
    /// the office's table.
    /// </summary>
    /// <param name="office">The office's table.</param>
    /// <param name="findings">Receives PLN1150, PLN1151 and PLN1154.</param>
    /// <returns>The text of <c>communes.csv</c>; null when there is nothing whole to write.</returns>
    public string? With(OfficeTable office, ImportFindings findings)
    {
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(findings);
        List<List<string>>? rows = table is null ? Fresh(office, findings) : Overlaid(table, office, findings);
        if (rows is null)
        {
            return null;
        }

        IReadOnlyList<List<string>> standing = table is null ? [] : [.. table.Rows.Select(r => r.Select(f => f.Text).ToList())];
        var place = new ImportPlace(office.Book.File, office.Sheet.Name);
        int id = rows[0].IndexOf("id");
        ILookup<string, ImportedUnit> units = office.Units.ToLookup(u => u.Id, StringComparer.Ordinal);
        HashSet<string> given = [.. office.Values.Select(v => v.Column)];
        HashSet<string> refused = [];
        Whole(rows, id, ("poorHouseholds", "nearPoorHouseholds", "households"), given, units, place, refused, findings);
        Whole(rows, id, ("especiallyDifficultVillages", null, "villages"), given, units, place, refused, findings);
        Restore(rows, standing, id, refused);
        foreach ((string Commune, string Message) fault in Faults(rows, id).Distinct().ToArray())
        {
            ImportedUnit? unit = units[fault.Commune].FirstOrDefault();
            findings.Add(ImportFindingKind.ValueContradiction, unit is null ? place : place with { Row = unit.Row }, fault.Commune, fault.Message);
            refused.Add(fault.Commune);
        }

        // What contradicts itself stays as it stands; of a commune that is new nothing stands.
        Restore(rows, standing, id, refused);
        return refused.Count > 0 && (standing.Count == 0 || Faults(rows, id).Any()) ? null : CommuneTableWriter.Text(rows);
    }

    private IEnumerable<(string Commune, string Message)> Faults(List<List<string>> rows, int id)
    {
        var faults = new DiagnosticBag();
        if (TableText.Parse(CommunesFile, System.Text.Encoding.UTF8.GetBytes(CommuneTableWriter.Text(rows)), faults) is { } parsed)
        {
            CommuneTableReader.Read(parsed, Opened.Locality, Opened.Pack, faults);
        }

        return faults.InFileOrder().Where(d => d.Severity == Severity.Error).Select(d => (d.Span.Line > 1 && d.Span.Line <= rows.Count ? rows[d.Span.Line - 1][id] : "", d.Message));
    }

    private static void Restore(List<List<string>> rows, IReadOnlyList<List<string>> standing, int id, HashSet<string> communes)
    {
        for (int r = 0; r < standing.Count; r++)
        {
            if (communes.Contains(rows[r + 1][id]))
            {
                // A column that the import added keeps its neutral value.
                rows[r + 1] = [.. standing[r], .. rows[r + 1].Skip(standing[r].Count)];
            }
        }
    }

    /// <summary>Parts that are more than the whole, once for each commune however many tables show it.</summary>
    private static void Whole(
        List<List<string>> rows,
        int id,
        (string First, string? Second, string Whole) columns,
        HashSet<string> given,
        ILookup<string, ImportedUnit> units,
        ImportPlace place,
        HashSet<string> refused,
        ImportFindings findings)
    {
        int first = rows[0].IndexOf(columns.First), second = columns.Second is null ? -1 : rows[0].IndexOf(columns.Second), whole = rows[0].IndexOf(columns.Whole);
        double At(List<string> row, int column) => column < 0 ? 0 : double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : double.NaN;
        foreach (IGrouping<string, List<string>> commune in rows.Skip(1).Where(r => At(r, first) + At(r, second) > At(r, whole)).GroupBy(r => r[id], StringComparer.Ordinal))
        {
            List<string> worst = commune.MaxBy(r => At(r, first) + At(r, second) - At(r, whole))!;
            string[] kept = [.. new[] { columns.First, columns.Second, columns.Whole }.OfType<string>().Where(c => !given.Contains(c))];
            ImportedUnit? unit = units[commune.Key].FirstOrDefault();
            findings.Add(
                ImportFindingKind.MoreThanWhole, unit is null ? place : place with { Row = unit.Row }, commune.Key, At(worst, first), second < 0 ? null : At(worst, second), At(worst, whole),
                kept.Length == 0 ? null : string.Join(", ", kept), commune.Count());
            refused.Add(commune.Key);
        }
    }

    private static List<string> HeaderOf(TableText table) => [.. table.Header.Select(h => h.Text)];

    private static string Written(ImportedValue value, ImportColumnKind kind) => value.Text ?? kind switch
    {
        ImportColumnKind.Truth => value.Number != 0 ? "true" : "false",
        _ => value.Number.ToString("R", CultureInfo.InvariantCulture),
    };

    private List<List<string>>? Overlaid(TableText text, OfficeTable office, ImportFindings findings)
    {
        List<string> header = HeaderOf(text);
        List<List<string>> rows = [.. text.Rows.Select(r => r.Select(f => f.Text).ToList())];
        foreach (string added in office.Values.Select(v => v.Column).Distinct(StringComparer.Ordinal).Where(c => !header.Contains(c)).ToArray())
        {
            // Optional columns such as region and urban: what is not said of a commune stays what it meant when the column was not there.
            header.Add(added);
            rows.ForEach(r => r.Add(added == CommuneColumns.Urban ? "false" : ""));
        }

        int id = header.IndexOf("id"), number = header.IndexOf(CommuneColumns.Table);
        Dictionary<string, ImportColumnKind> kinds = Vocabulary.Columns.ToDictionary(c => c.Id, c => c.Kind, StringComparer.Ordinal);
        var values = new Dictionary<(string Id, int? Table, string Column), ImportedValue>();
        foreach (ImportedValue value in office.Values)
        {
            values[(Communes[value.Commune].Id, value.Table, value.Column)] = value;
        }

        string[] columns = [.. office.Values.Select(v => v.Column).Distinct(StringComparer.Ordinal)];
        foreach (List<string> row in rows)
        {
            int table = number >= 0 && int.TryParse(row[number], NumberStyles.None, CultureInfo.InvariantCulture, out int t) ? t : 1;
            foreach (string column in columns)
            {
                if (values.TryGetValue((row[id], table, column), out ImportedValue value) || values.TryGetValue((row[id], null, column), out value))
                {
                    int at = header.IndexOf(column);
                    row[at] = SameNumber(row[at], value) ? row[at] : Written(value, kinds[column]);
                }
            }
        }

        int left = CommuneColumns.Fixed.Skip(3).Concat(CommuneColumns.Indicators(Opened.Pack).Select(i => i.Id)).Count(c => !columns.Contains(c));
        if (Opened.Locality.Synthetic)
        {
            findings.Add(ImportFindingKind.StillSynthetic, new ImportPlace(office.Book.File), left);
        }

        return [header, .. rows];
    }

    /// <summary>A value that stands there already keeps its spelling, so that an import of what was exported changes no byte.</summary>
    private static bool SameNumber(string standing, ImportedValue value) =>
        value.Text is null && double.TryParse(standing, NumberStyles.Float, CultureInfo.InvariantCulture, out double now) && now.Equals(value.Number);

    private List<List<string>>? Fresh(OfficeTable office, ImportFindings findings)
    {
        IReadOnlyList<string> needed = [.. CommuneColumns.Fixed, .. CommuneColumns.Indicators(Opened.Pack).Select(i => i.Id)];
        HashSet<string> got = [.. office.Values.Select(v => v.Column), "id", "name", "district"];
        string[] missing = [.. needed.Where(n => !got.Contains(n))];
        if (missing.Length > 0)
        {
            findings.Add(ImportFindingKind.ColumnsMissing, new ImportPlace(office.Book.File, office.Sheet.Name), string.Join(", ", missing));
            return null;
        }

        string[] optional = [.. new[] { CommuneColumns.Region, CommuneColumns.Urban }.Where(got.Contains)];
        Locality locality = Opened.Locality;
        List<string> header = [.. needed, .. optional, .. locality.Synthetic ? [CommuneColumns.Note] : Array.Empty<string>()];
        Dictionary<string, ImportColumnKind> kinds = Vocabulary.Columns.ToDictionary(c => c.Id, c => c.Kind, StringComparer.Ordinal);
        ILookup<int, ImportedValue> values = office.Values.ToLookup(v => v.Commune);
        var rows = new List<List<string>> { header };
        foreach (ImportedUnit unit in office.Units)
        {
            Dictionary<string, string> own = values[unit.Commune].ToDictionary(v => v.Column, v => Written(v, kinds[v.Column]), StringComparer.Ordinal);
            own["id"] = unit.Id;
            own["name"] = unit.Name;
            own["district"] = unit.District is { } d ? locality.Districts[d].Id : "";
            own[CommuneColumns.Note] = locality.SyntheticNotice.Vi;
            rows.Add([.. header.Select(h => own.GetValueOrDefault(h, h == CommuneColumns.Urban ? "false" : ""))]);
        }

        return rows;
    }
}
