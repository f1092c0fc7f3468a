using System.Globalization;
using Planner.Localities.Import.Vocabulary;
using Planner.Localities.Tables;
using Planner.Localities.Units;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Workbooks;

/// <summary>The empty workbook in which an office fills in its communes: headings in people's words with units, codes and names filled, cells that check what is typed. <c>planner import</c> takes it without a mapping.</summary>
public static class TemplateWorkbook
{
    private const double CodeWidth = 12;
    private const double NameWidth = 24;
    private const double ValueWidth = 16;
    private const int MostPrompt = 250;
    private static readonly string[] Instructions =
    [
        "template.help.sheet",
        "template.help.empty",
        "template.help.numbers",
        "template.help.percent",
        "template.help.truth",
        "template.help.level",
        "template.help.codes",
        "template.help.totals",
        "template.help.people",
    ];

    /// <summary>Writes the workbook.</summary>
    /// <param name="locality">The locality, without its tables.</param>
    /// <param name="pack">Its rules.</param>
    /// <param name="communes">Its communes; empty where it has none yet, and then codes and names are filled in too.</param>
    /// <param name="vocabulary">How tables are worded.</param>
    /// <param name="language">The language of headings and instructions.</param>
    /// <param name="stream">Receives the file.</param>
    public static void Write(Locality locality, RulePack pack, IReadOnlyList<CommuneStart> communes, ImportVocabulary vocabulary, Language language, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(communes);
        ArgumentNullException.ThrowIfNull(vocabulary);
        var messages = Messages.In(language);
        bool towns = communes.Count == 0 || communes.Any(c => c.Urban);
        ImportColumn[] columns =
        [
            .. ((IEnumerable<string>)[.. CommuneColumns.Fixed, .. towns ? [CommuneColumns.Urban] : Array.Empty<string>(), .. CommuneColumns.Indicators(pack).Select(i => i.Id)])
                .Select(id => vocabulary.Column(id) ?? throw new ArgumentException($"the words of tables have no column '{id}'", nameof(vocabulary))),
        ];
        int rows = communes.Count > 0 ? communes.Count : locality.Districts.Sum(d => d.Communes + d.Towns);
        var table = new Sheet(
            messages.Say("template.sheet"),
            messages.Say("template.title", ("locality", locality.Title.In(language)), ("year", locality.StartYear.ToString(CultureInfo.InvariantCulture))),
            [.. columns.Select(c => new SheetColumn(Heading(c, vocabulary, language), FormatOf(c), c.Kind switch { ImportColumnKind.Code => CodeWidth, ImportColumnKind.Name or ImportColumnKind.District => NameWidth, _ => ValueWidth }))],
            [.. Enumerable.Range(0, rows).Select(r => columns.Select(c => communes.Count > 0 ? Filled(communes[r], c, locality, language) : null).ToArray())])
        {
            FrozenColumns = 2,
            Validations = [.. columns.Select((c, i) => Validation(c, i, locality, messages, language)).OfType<SheetValidation>()],
        };
        var instructions = new Sheet(
            messages.Say("template.help"),
            messages.Say("template.help.title"),
            [new SheetColumn(messages.Say("template.help.heading"), SheetFormat.Text, 110)],
            [
                .. Instructions.Select(k => new object?[] { messages.Say(k) }),
                [messages.Say("template.help.command", ("locality", locality.Folder), ("year", locality.StartYear.ToString(CultureInfo.InvariantCulture)))],
            ]);
        XlsxWriter.Write([table, instructions], mark: null, stream);
    }

    private static string Heading(ImportColumn column, ImportVocabulary vocabulary, Language language) =>
        vocabulary.UnitWord(column.Unit, language) is { } unit ? $"{column.Title.In(language)} ({unit})" : column.Title.In(language);

    private static SheetFormat FormatOf(ImportColumn column) => column.Kind switch
    {
        ImportColumnKind.Code or ImportColumnKind.Name or ImportColumnKind.District or ImportColumnKind.Truth => SheetFormat.Line,
        ImportColumnKind.Whole => SheetFormat.Whole,
        _ => SheetFormat.General,
    };

    private static object? Filled(CommuneStart commune, ImportColumn column, Locality locality, Language language) => column.Id switch
    {
        "id" => commune.Id,
        "name" => commune.Name,
        "district" => locality.Districts[commune.District].Title.In(language),
        CommuneColumns.Urban => commune.Urban ? "x" : null,
        _ => null,
    };

    private static SheetValidation? Validation(ImportColumn column, int index, Locality locality, Messages messages, Language language)
    {
        string title = Cut(column.Title.In(language), 150);
        switch (column.Kind)
        {
            case ImportColumnKind.District:
                string[] names = [.. locality.Districts.Select(d => d.Title.In(language))];
                return names.Any(n => n.Contains(',', StringComparison.Ordinal)) || string.Join(',', names).Length > MostPrompt
                    ? null
                    : new SheetValidation(index, false, 0, 0, names, messages.Say("template.prompt.choice", ("column", title)), messages.Say("template.refusal.choice", ("column", title)));
            case ImportColumnKind.Truth:
                string[] truth = [messages.Say("template.yes"), messages.Say("template.no"), "x"];
                return new SheetValidation(index, false, 0, 0, truth, messages.Say("template.prompt.truth", ("column", title)), messages.Say("template.refusal.truth", ("column", title)));
            case ImportColumnKind.Whole or ImportColumnKind.Number or ImportColumnKind.Choice:
                bool whole = column.Kind != ImportColumnKind.Number;
                var numbers = new NumberText(language);
                (string, string)[] values = [("column", title), ("least", numbers.Exact(column.Least)), ("most", numbers.Exact(column.Most))];
                return new SheetValidation(index, whole, column.Least, column.Most, null, messages.Say(whole ? "template.prompt.whole" : "template.prompt.number", values), messages.Say("template.refusal.number", values));
            default:
                return null;
        }
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
