using System.Globalization;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Localities.Import;
using Planner.Localities.Import.Layout;
using Planner.Localities.Import.Vocabulary;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Workbench.Words;

namespace Planner.Cli.Output;

/// <summary>What an import understood and found, as sentences and a table in the user's language.</summary>
internal sealed class ImportText
{
    public static readonly PhraseBook<ImportWord> Words = new(typeof(ImportText).Assembly, "Planner.Cli.Words.import");
    public static readonly PhraseBook<ImportFindingKind> Findings = new(typeof(ImportText).Assembly, "Planner.Cli.Words.findings");

    private const int CellWidth = 4;
    private const int BlankWidth = 6;
    private const int DigestShown = 16;

    private readonly Language language;
    private readonly ImportVocabulary? vocabulary;

    public ImportText(Language language, ImportVocabulary? vocabulary)
    {
        this.language = language;
        this.vocabulary = vocabulary;
    }

    /// <summary>A text with its values.</summary>
    public string Say(ImportWord word, params object?[] values) => Words.Format(language, word, values);

    /// <summary><c>place: error PLN0000: sentence</c>, so that a terminal obeys nothing of what is quoted from the file.</summary>
    public string Line(ImportFinding finding) => Plain(
        $"{finding.Place}: {Say(finding.Severity == Severity.Error ? ImportWord.Error : ImportWord.Warning)} {finding.Code}: {Sentence(finding)}");

    /// <summary>What was found, in a sentence.</summary>
    public string Sentence(ImportFinding finding)
    {
        if (finding.Kind == ImportFindingKind.MoreThanWhole)
        {
            return Parts(finding);
        }

        object?[] values = [.. finding.Values.Select((v, i) => Shown(finding.Kind, i, v))];
        return Findings.Format(language, finding.Kind, values);
    }

    private string Parts(ImportFinding finding)
    {
        bool poor = finding.Values[2] is not null;
        string[] ids = poor ? ["poorHouseholds", "nearPoorHouseholds", "households"] : ["especiallyDifficultVillages", "", "villages"];
        string Part(int column, int value) => Say(ImportWord.PartOf, Number((double)finding.Values[value]!), Lower(vocabulary?.Column(ids[column])?.Title.In(language) ?? ids[column]));
        string kept = finding.Values[4] is string left
            ? Say(ImportWord.PartsKept, string.Join(", ", left.Split(", ").Select(id => Lower(vocabulary?.Column(id)?.Title.In(language) ?? id))))
            : "";
        return Findings.Format(
            language, finding.Kind, finding.Values[0], Part(0, 1), poor ? Say(ImportWord.PartsAnd, Part(1, 2)) : "", Part(2, 3), kept,
            finding.Values[5] is int and > 1 ? Say(ImportWord.PartsTables, finding.Values[5]) : "");
    }

    private static string Lower(string title) => title.Length == 0 ? title : char.ToLowerInvariant(title[0]) + title[1..];

    /// <summary>The preview: file, headings, communes, columns, rows left out.</summary>
    public void Preview(OfficeTable table, string locality, int communes, CommandHost host)
    {
        host.Out.WriteLine(Plain(Say(ImportWord.Source, table.Book.File, table.Sheet.Name, table.Book.Encoding, table.Book.Digest.Sha256[..DigestShown] + "…")));
        host.Out.WriteLine(table.HeadRows.Last < table.HeadRows.First
            ? Say(ImportWord.HeadNone)
            : Say(ImportWord.Head, Ranges([table.HeadRows.First, .. Enumerable.Range(table.HeadRows.First, table.HeadRows.Last - table.HeadRows.First + 1)])));
        host.Out.WriteLine(communes == 0
            ? Say(ImportWord.CommunesNew, table.Units.Count, locality)
            : Say(ImportWord.Communes, table.Units.Count, table.Units.Select(u => u.Commune).Distinct().Count(), communes, locality));
        if (table.TotalsChecked > 0)
        {
            host.Out.WriteLine(Say(ImportWord.Totals, table.TotalsChecked));
        }

        host.Out.WriteLine();
        new PanelPrinter(host).Print(Columns(table, host.Width));
        string[] skipped = [.. table.Skipped.GroupBy(s => s.Reason).Select(g => Say(WordOf(g.Key), Ranges(g.Select(s => s.Row))))];
        if (skipped.Length > 0)
        {
            foreach (string line in DisplayWidth.Wrap(Say(ImportWord.SkippedRows, string.Join("; ", skipped)), host.Width))
            {
                host.Out.WriteLine(line);
            }
        }
    }

    /// <summary>The title of a column with its id.</summary>
    public string Title(ImportColumn column) => column.Title.In(language);

    private TextPanel Columns(OfficeTable table, int width)
    {
        // Heading and meaning share what the other columns leave.
        int values = Math.Max(18, width / 6), range = Math.Max(16, width / 7);
        int left = width - CellWidth - values - range - BlankWidth - 5, heading = left / 2, meaning = left - heading;
        int[] widths = [CellWidth, heading, meaning, values, range, BlankWidth];
        string[] head = [Say(ImportWord.ColumnCell), Say(ImportWord.ColumnHeading), Say(ImportWord.ColumnMeaning), Say(ImportWord.ColumnValues), Say(ImportWord.ColumnRange), Say(ImportWord.ColumnBlank)];
        return new TextPanel(
            Say(ImportWord.ColumnsTitle),
            [.. head.Select((h, i) => DisplayWidth.Wrap(h, widths[i]))],
            widths,
            [.. table.Columns.Select(c => new TextRow([.. Cells(c).Select((text, i) => DisplayWidth.Wrap(text, widths[i]))]))],
            []);
    }

    private string[] Cells(ImportedColumn column) =>
    [
        ImportPlace.Letters(column.Index), Plain(column.Heading), Meaning(column), string.Join("; ", column.Samples.Select(Number)),
        double.IsNaN(column.Least) ? "" : $"{Number(column.Least)} – {Number(column.Most)}", column.State == ImportedColumnState.Taken ? column.Blank.ToString(CultureInfo.InvariantCulture) : "",
    ];

    private string Meaning(ImportedColumn column) => column.State switch
    {
        ImportedColumnState.Taken => Named(column.Column!) + UnitOf(column),
        ImportedColumnState.Identity => Say(ImportWord.StateIdentity, Title(column.Column!)),
        ImportedColumnState.Uncertain => Say(ImportWord.StateUncertain, Named(column.Column!), Math.Round(column.Confidence * 100)),
        ImportedColumnState.Empty => Say(ImportWord.StateEmpty, Named(column.Column!)),
        ImportedColumnState.Refused => Say(ImportWord.StateRefused),
        ImportedColumnState.Skipped => Say(ImportWord.StateSkipped),
        _ => Say(ImportWord.StateUnknown),
    };

    private string UnitOf(ImportedColumn column)
    {
        string unit = vocabulary?.UnitWord(column.Column!.Unit, language) is { } word ? $", {word}" : "";
        return column.Factor == 1 ? unit : $"{unit} (× {column.Factor.ToString("G6", CultureInfo.InvariantCulture)})";
    }

    private static string Plain(string text) => PrintableText.Of(text, InputLimits.MessageLength);

    private string Named(ImportColumn column) => $"{column.Title.In(language)} ({column.Id})";

    private string Number(double value) => value.ToString("#,0.######", PhraseBook<ImportWord>.CultureOf(language));

    private object? Shown(ImportFindingKind kind, int index, object? value)
    {
        if (value is string text)
        {
            if (index == 0 && kind is ImportFindingKind.FileUnreadable or ImportFindingKind.FileTooLarge or ImportFindingKind.WrongFormat or ImportFindingKind.PersonalColumn && index == 0)
            {
                return Enum.TryParse("Reason" + text, ignoreCase: true, out ImportWord reason) ? Say(reason) : text;
            }

            if (ColumnAt(kind) == index && vocabulary?.Column(text) is { } column)
            {
                return Named(column);
            }

            return kind == ImportFindingKind.UnknownCommune && index == 1 ? Say(ImportWord.DidYouMean, text) : text;
        }

        return kind == ImportFindingKind.UnknownCommune && index == 1 ? "" : value is double number && kind is not (ImportFindingKind.ColumnUncertain or ImportFindingKind.TotalMismatch or ImportFindingKind.OutOfRange or ImportFindingKind.ThousandsLost)
            ? Number(number)
            : index == 0 && kind is ImportFindingKind.OutOfRange or ImportFindingKind.ThousandsLost && value is double first ? Number(first) : value;
    }

    /// <summary>Which value of a finding is the id of a column, that people read by its title.</summary>
    private static int ColumnAt(ImportFindingKind kind) => kind switch
    {
        ImportFindingKind.ColumnTwice or ImportFindingKind.FormulaWithoutValue or ImportFindingKind.BlankCell or ImportFindingKind.FractionsSuspected or ImportFindingKind.TotalUnchecked => 0,
        ImportFindingKind.ColumnUncertain or ImportFindingKind.UnitStrange or ImportFindingKind.ErrorCell or ImportFindingKind.NotANumber or ImportFindingKind.OutOfRange or ImportFindingKind.NotWhole
            or ImportFindingKind.DateCell or ImportFindingKind.NotATruth => 1,
        ImportFindingKind.ThousandsLost => 2,
        ImportFindingKind.TotalMismatch => 3,
        _ => -1,
    };

    private static ImportWord WordOf(SkippedRowReason reason) => Enum.Parse<ImportWord>("Skipped" + reason);

    private static string Ranges(IEnumerable<int> rows)
    {
        var parts = new List<(int First, int Last)>();
        foreach (int row in rows.Distinct().Order())
        {
            if (parts.Count > 0 && parts[^1].Last + 1 == row)
            {
                parts[^1] = (parts[^1].First, row);
            }
            else
            {
                parts.Add((row, row));
            }
        }

        return string.Join(", ", parts.Select(p => p.First == p.Last
            ? (p.First + 1).ToString(CultureInfo.InvariantCulture)
            : FormattableString.Invariant($"{p.First + 1}–{p.Last + 1}")));
    }
}
