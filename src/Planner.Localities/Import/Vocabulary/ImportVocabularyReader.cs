using Planner.Localities.Opening;
using Planner.Localities.Tables;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Localities.Import.Vocabulary;

/// <summary>Reads <c>import/columns.json</c> of the rules folder.</summary>
public static class ImportVocabularyReader
{
    /// <summary>The file, from the rules folder.</summary>
    public const string FileName = "import/columns.json";

    private static readonly string[] Kinds = ["code", "name", "district", "whole", "number", "truth", "choice", "text", "note"];

    /// <summary>Greatest values of the fixed columns, as the reader of <c>communes.csv</c> holds to.</summary>
    private static readonly Dictionary<string, (double Least, double Most)> Ranges = new(StringComparer.Ordinal)
    {
        ["table"] = (1, 10_000),
        ["households"] = (1, int.MaxValue),
        ["population"] = (1, int.MaxValue),
        ["villages"] = (1, int.MaxValue),
        ["poorHouseholds"] = (0, int.MaxValue),
        ["nearPoorHouseholds"] = (0, int.MaxValue),
        ["especiallyDifficultVillages"] = (0, int.MaxValue),
        ["ethnicMinorityShare"] = (0, 100),
        ["income"] = (0.001, 100_000),
        ["incomeEthnicMinority"] = (0.001, 100_000),
        ["level"] = (0, 3),
        ["yearsHeld"] = (0, 100),
        ["debt"] = (0, 1e9),
    };

    /// <summary>Reads the words for a locality's table.</summary>
    /// <param name="opened">The locality and its rules.</param>
    /// <param name="diagnostics">Receives the faults of the file.</param>
    /// <returns>The words, or null when an error was added.</returns>
    public static ImportVocabulary? Read(OpenedLocality opened, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(opened);
        return Read(LocalFile.Folded(opened.Locality.Folder, opened.Locality.RulesFolder), CommuneColumns.Indicators(opened.Pack), diagnostics);
    }

    /// <summary>Reads the words for some indicators.</summary>
    /// <param name="rulesFolder">The rules folder as the user named it.</param>
    /// <param name="indicators">The commune indicators.</param>
    /// <param name="diagnostics">Receives the faults of the file.</param>
    /// <returns>The words, or null when an error was added.</returns>
    public static ImportVocabulary? Read(string rulesFolder, IReadOnlyList<IndicatorDefinition> indicators, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var faults = new DiagnosticBag();
        string path = LocalFile.In(rulesFolder, FileName);
        if (JsonFile.Read(path, faults) is not { } root)
        {
            diagnostics.AddRange(faults);
            return null;
        }

        var reader = new ObjectReader(root, "the words of tables", faults);
        reader.OptionalText("$schema");
        reader.Provenance("the words of tables");
        List<ImportColumn> columns = [.. reader.RequiredArray("columns").Select(c => Column(new ObjectReader(c, "a column", faults)))];
        var aliases = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (JsonMember member in reader.OptionalMap("indicatorAliases"))
        {
            aliases[member.Name] = Words(member.Value, $"the aliases of '{member.Name}'", faults);
        }

        columns.AddRange(indicators.Select(i => new ImportColumn(
            i.Id, ImportColumnKind.Number, i.Title, i.Unit, Math.Min(i.Best, i.Worst), Math.Max(i.Best, i.Worst), aliases.GetValueOrDefault(i.Id, []), new Dictionary<string, double>())));
        List<UnitWording> units = [.. reader.RequiredArray("units").Select(u => Unit(new ObjectReader(u, "a unit", faults)))];
        ObjectReader personal = reader.Child("personal", "the words about people", required: true) ?? new ObjectReader(root, "the words about people", new DiagnosticBag());
        var vocabulary = new ImportVocabulary
        {
            Columns = columns,
            Units = units,
            UnitLabels = Words(reader, "unitLabels"),
            Fillers = Words(reader, "fillers"),
            Totals = Words(reader, "totals"),
            CommunePrefixes = Words(reader, "communePrefixes"),
            DistrictPrefixes = Words(reader, "districtPrefixes"),
            Yes = Words(reader, "yes"),
            No = Words(reader, "no"),
            Personal = new PersonalWords(Words(personal, "names"), Words(personal, "numbers"), Words(personal, "phones"), Words(personal, "births"), Words(personal, "surnames")),
        };
        personal.Finish();
        reader.Finish();
        foreach (string missing in CommuneColumns.Fixed.Concat(CommuneColumns.Optional).Where(f => columns.All(c => c.Id != f)))
        {
            faults.Error("PLN1156", SourceSpan.StartOf(path), $"'columns' needs the column '{missing}' of communes.csv");
        }

        diagnostics.AddRange(faults);
        return faults.HasErrors ? null : vocabulary;
    }

    private static ImportColumn Column(ObjectReader reader)
    {
        string id = reader.RequiredText("id");
        ImportColumnKind kind = (ImportColumnKind)Array.IndexOf(Kinds, reader.Choice("kind", Kinds));
        LocalizedText title = reader.Title();
        string unit = reader.Choice("unit", Planner.Rules.Pack.Units.All);
        IReadOnlyList<string> aliases = Words(reader, "aliases");
        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (JsonMember member in reader.OptionalMap("words"))
        {
            if (member.Value.Kind == JsonKind.Number)
            {
                words[Reading.VietnameseText.Key(member.Name)] = member.Value.Number;
            }
            else
            {
                reader.Diagnostics.Error("PLN0010", member.Value.Span, $"what '{member.Name}' stands for must be a number, not {ObjectReader.Describe(member.Value.Kind)}");
            }
        }

        reader.Finish();
        (double least, double most) = Ranges.GetValueOrDefault(id, (double.MinValue, double.MaxValue));
        return new ImportColumn(id, kind, title, unit, least, most, aliases, words);
    }

    private static UnitWording Unit(ObjectReader reader)
    {
        var unit = new UnitWording(reader.Choice("unit", Planner.Rules.Pack.Units.All), reader.RequiredNumber("factor", double.Epsilon), Words(reader, "words"));
        reader.Finish();
        return unit;
    }

    private static List<string> Words(ObjectReader reader, string member)
    {
        reader.RequiredArray(member);
        return Words(reader.Any(member), $"'{member}'", reader.Diagnostics);
    }

    private static List<string> Words(JsonValue? list, string what, DiagnosticBag faults)
    {
        var words = new List<string>();
        foreach (JsonValue item in list?.Items ?? [])
        {
            if (item.Kind == JsonKind.Text && item.Text.Trim().Length > 0)
            {
                words.Add(item.Text);
            }
            else
            {
                faults.Error("PLN0010", item.Span, $"an item of {what} must be a text, not {ObjectReader.Describe(item.Kind)}");
            }
        }

        return words;
    }
}
