using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Localities.Opening;

/// <summary>Reads <c>locality.json</c>.</summary>
internal static class LocalityHeaderReader
{
    /// <summary>The file's name in a locality's folder.</summary>
    public const string FileName = "locality.json";

    private const int FirstYear = InputLimits.FirstYear;
    private const int LastYear = InputLimits.LastYear;

    public static LocalityHeader? Read(string folder, DiagnosticBag diagnostics)
    {
        string path = LocalFile.In(folder, FileName);
        if (!File.Exists(path))
        {
            diagnostics.Error("PLN0501", SourceSpan.StartOf(path), Directory.Exists(folder.Length == 0 ? "." : folder)
                ? $"the folder holds no {FileName}, so it is no locality"
                : "there is no such folder");
            return null;
        }

        JsonValue? root = JsonFile.Read(path, diagnostics);
        if (root is null)
        {
            return null;
        }

        var reader = new ObjectReader(root, "the locality", diagnostics);
        reader.OptionalText("$schema");
        string id = reader.RequiredText("id");
        if (id.Length > 0)
        {
            LocalFile.CheckId(id, reader.SpanOf("id"), diagnostics);
        }

        LocalizedText title = reader.Title();
        string region = reader.RequiredText("region");
        string rules = RulesFolder(reader);
        List<string> targets = Names(reader, "targets", "the targets file");
        List<string> scenarios = Names(reader, "scenarios", "the scenario");
        string communes = reader.RequiredText("communes");
        if (communes.Length > 0)
        {
            LocalFile.Check(communes, reader.Any("communes")!.Span, "the communes table", diagnostics);
        }

        int start = reader.RequiredInteger("startYear", FirstYear, LastYear);
        int end = reader.RequiredInteger("endYear", FirstYear, LastYear);
        if (end <= start && reader.Any("endYear") is { } endValue)
        {
            diagnostics.Error("PLN0504", endValue.Span, FormattableString.Invariant($"'endYear' {end} must be after 'startYear' {start}"));
        }

        bool synthetic = reader.OptionalBoolean("synthetic", false);
        LocalizedText notice = synthetic || reader.Has("syntheticNotice") ? reader.Title("syntheticNotice") : new LocalizedText("", "");
        List<District> districts = Districts(reader);
        IReadOnlyList<JsonMember> indicators = reader.OptionalMap("districtIndicators");
        IReadOnlyList<JsonValue> kept = Kept(reader, "indicators", "an indicator");
        IReadOnlyList<JsonValue> recorded = Kept(reader, "metrics", "a metric");
        IReadOnlyList<JsonValue> components = Kept(reader, "components", "a component");
        IReadOnlyDictionary<string, IReadOnlyDictionary<int, double>> history = History(reader);
        List<PublishedFigure> figures = [.. PublishedFigureReader.Read(reader, districts)];
        LeadAgency? assignedTo = reader.LeadAgency("assignedTo");
        reader.Finish();
        var locality = new Locality
        {
            Id = id,
            Title = title,
            Folder = folder,
            Region = region,
            Synthetic = synthetic,
            SyntheticNotice = notice,
            StartYear = start,
            EndYear = end,
            Districts = districts,
            DistrictIndicators = [],
            Tables = [],
            ScenarioFiles = scenarios,
            History = history,
            RulesFolder = rules,
            TargetFiles = targets,
            Files = [path],
            Figures = figures,
            AssignedTo = assignedTo,
        };
        return new LocalityHeader(locality, communes, indicators, kept, recorded, components);
    }

    /// <summary>The scenario names alone, for resolving paths before anything else is read.</summary>
    public static IReadOnlyList<string>? ScenarioNames(string folder, DiagnosticBag diagnostics)
    {
        JsonValue? root = JsonFile.Read(LocalFile.In(folder, FileName), diagnostics);
        return root is null ? null : Names(new ObjectReader(root, "the locality", diagnostics), "scenarios", "the scenario");
    }

    private static string RulesFolder(ObjectReader reader)
    {
        string rules = reader.RequiredText("rules");
        if (rules.Length > 0 && (Path.IsPathRooted(rules) || rules.Contains('\\') || rules.Contains(':') || rules.Any(char.IsControl)))
        {
            reader.Diagnostics.Error("PLN0502", reader.Any("rules")!.Span, $"the rules folder '{rules}' must be a path relative to the locality's folder, with '/'");
        }

        return rules;
    }

    private static List<string> Names(ObjectReader reader, string member, string what)
    {
        var names = new List<string>();
        foreach (JsonValue item in reader.RequiredArray(member, InputLimits.Scenarios))
        {
            if (item.Kind != JsonKind.Text)
            {
                reader.Diagnostics.Error("PLN0010", item.Span, $"an item of '{member}' must be a file name, not {ObjectReader.Describe(item.Kind)}");
            }
            else if (LocalFile.Check(item.Text, item.Span, what, reader.Diagnostics))
            {
                if (names.Contains(item.Text, StringComparer.Ordinal))
                {
                    reader.Diagnostics.Error("PLN0503", item.Span, $"'{item.Text}' stands twice in '{member}'");
                }

                names.Add(item.Text);
            }
        }

        return names;
    }

    private static List<JsonValue> Kept(ObjectReader reader, string member, string what)
    {
        var kept = new List<JsonValue>();
        foreach (JsonValue item in reader.OptionalArray(member))
        {
            if (item.Kind == JsonKind.Text)
            {
                kept.Add(item);
            }
            else
            {
                reader.Diagnostics.Error("PLN0010", item.Span, $"an item of '{member}' must be the id of {what}, not {ObjectReader.Describe(item.Kind)}");
            }
        }

        return kept;
    }

    private static List<District> Districts(ObjectReader reader)
    {
        var districts = new List<District>();
        foreach (JsonValue item in reader.RequiredArray("districts", InputLimits.Districts))
        {
            var district = new ObjectReader(item, "a district", reader.Diagnostics);
            string id = district.RequiredText("id");
            if (districts.Any(d => d.Id == id) && id.Length > 0)
            {
                reader.Diagnostics.Error("PLN0503", district.Any("id")!.Span, $"the district '{id}' stands twice");
            }

            JsonValue? code = district.Any("code");
            string? codeText = code is { Kind: JsonKind.Null } ? null : district.OptionalText("code");
            LocalizedText title = district.Title();
            int communes = district.RequiredInteger("communes", 1, 10_000);
            districts.Add(new District(
                id,
                codeText,
                title,
                district.OptionalBoolean("city", false),
                district.OptionalBoolean("poor", false),
                district.OptionalInteger("towns", 0, 0, 1000),
                district.Provenance($"the district '{id}'"))
            {
                Communes = communes,
                CertifiedAtStart = district.OptionalBoolean("certified", false),
                LeftPoor = district.OptionalBoolean("leftPoor", false),
                Named = district.OptionalBoolean("named", false),
            });
            district.Finish();
        }

        if (districts.Count == 0 && reader.Any("districts") is { Kind: JsonKind.Array } empty)
        {
            reader.Diagnostics.Error("PLN0503", empty.Span, "a locality needs at least one district");
        }

        return districts;
    }

    private static Dictionary<string, IReadOnlyDictionary<int, double>> History(ObjectReader reader)
    {
        var history = new Dictionary<string, IReadOnlyDictionary<int, double>>(StringComparer.Ordinal);
        foreach (JsonMember member in reader.OptionalMap("history"))
        {
            var series = new ObjectReader(member.Value, $"the history of '{member.Name}'", reader.Diagnostics);
            series.Provenance($"the history of '{member.Name}'");
            var values = new SortedDictionary<int, double>();
            foreach (JsonMember value in series.RequiredMap("values"))
            {
                if (FileMembers.Year(value, FirstYear, LastYear, reader.Diagnostics) is not { } year)
                {
                    continue;
                }

                if (value.Value.Kind != JsonKind.Number)
                {
                    reader.Diagnostics.Error("PLN0010", value.Value.Span, $"the value of {value.Name} must be a number, not {ObjectReader.Describe(value.Value.Kind)}");
                }
                else
                {
                    values[year] = value.Value.Number;
                }
            }

            series.Finish();
            history[member.Name] = values;
        }

        return history;
    }
}
