using Planner.Localities.Households;
using Planner.Localities.Opening;
using Planner.Localities.Tables;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Localities.Synthesis;

/// <summary>Reads <c>synthesis.json</c>.</summary>
public static class SynthesisFile
{
    /// <summary>The file's name in a locality's folder.</summary>
    public const string FileName = "synthesis.json";

    private const int MostDeprivations = 30;

    private static readonly string[] Weights = ["communes", "households", "population", "minority", "villages"];

    /// <summary>Reads the specification of a locality.</summary>
    /// <param name="locality">The locality, for its folder, districts and published figures.</param>
    /// <param name="pack">Its rules, for indicators.</param>
    /// <param name="diagnostics">Receives PLN0541 (unknown figure), PLN0542 (districts), PLN0543 (indicators), PLN0544 (ranges), PLN0545 (criteria) and those of reading JSON.</param>
    /// <returns>The specification, or null when an error was added.</returns>
    public static SynthesisSpecification? Read(Locality locality, RulePack pack, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return JsonFile.Read(LocalFile.In(locality.Folder, FileName), diagnostics) is { } root ? Read(root, locality, pack, diagnostics) : null;
    }

    internal static SynthesisSpecification? Read(JsonValue root, Locality locality, RulePack pack, DiagnosticBag diagnostics)
    {
        var faults = new DiagnosticBag();
        var reader = new ObjectReader(root, "the synthesis", faults);
        reader.OptionalText("$schema");
        var specification = new SynthesisSpecification
        {
            Seed = reader.RequiredInteger("seed", 0),
            Tables = reader.RequiredInteger("tables", 1, 1000),
            DistrictWeight = reader.Coefficient("districtWeight", 0, 1),
            Districts = Districts(reader, locality),
            Sizes = Sizes(reader),
            Poverty = Poverty(reader, locality),
            Income = Income(reader, locality),
            Criteria = CriteriaFileReader.Read(reader, locality, pack),
            Areas = Areas(reader, locality),
            DebtChance = reader.Coefficient("debtChance", 0, 1),
            DebtMean = reader.Coefficient("debtMean", 0, 1e6),
            Indicators = Indicators(reader, locality, pack),
            Households = reader.Has("households") ? Households(reader) : null,
        };
        reader.Finish();
        diagnostics.AddRange(faults);
        return faults.HasErrors ? null : specification;
    }

    /// <summary>A number, or the id of a published figure whose value it is.</summary>
    internal static double Figure(ObjectReader reader, string name, Locality locality, double min, double max)
    {
        JsonValue? value = reader.Any(name);
        if (value is not { Kind: JsonKind.Text })
        {
            return reader.RequiredNumber(name, min, max);
        }

        PublishedFigure? figure = locality.Figures.FirstOrDefault(f => f.Id == value.Text);
        if (figure is null)
        {
            reader.Diagnostics.Error("PLN0541", value.Span, $"there is no published figure '{value.Text}' in locality.json{NearestName.Hint(value.Text, locality.Figures.Select(f => f.Id))}");
            return Math.Max(min, 0);
        }

        if (!(figure.Value >= min && figure.Value <= max))
        {
            reader.Diagnostics.Error("PLN0541", value.Span, FormattableString.Invariant($"the figure '{figure.Id}' is {figure.Value}; '{name}' must be from {min} to {max}"));
        }

        return figure.Value;
    }

    private static List<DistrictSpecification> Districts(ObjectReader reader, Locality locality)
    {
        var found = new Dictionary<string, DistrictSpecification>(StringComparer.Ordinal);
        foreach (JsonMember member in reader.RequiredMap("districts"))
        {
            if (locality.Districts.All(d => d.Id != member.Name))
            {
                reader.Diagnostics.Error("PLN0542", member.NameSpan,
                    $"there is no district '{member.Name}' in the locality{NearestName.Hint(member.Name, locality.Districts.Select(d => d.Id))}");
            }

            var child = new ObjectReader(member.Value, $"the district '{member.Name}'", reader.Diagnostics);
            int communes = locality.Districts.FirstOrDefault(d => d.Id == member.Name)?.Communes ?? 1;
            found[member.Name] = new DistrictSpecification(
                member.Name,
                child.RequiredText("prefix"),
                child.RequiredInteger("households", communes, 10_000_000),
                child.RequiredNumber("personsPerHousehold", 1, 20),
                child.RequiredInteger("villages", communes, 1_000_000),
                child.RequiredNumber("ethnicMinorityShare", 0.01, 99.99),
                child.RequiredNumber("povertyRate", 0.01, 99.99),
                child.RequiredInteger("certified", 0, communes),
                child.OptionalInteger("safeZones", 0, 0, communes),
                child.Provenance($"the district '{member.Name}'"))
            {
                Townships = child.OptionalInteger("townships", 0, 0, 1000),
            };
            child.Finish();
        }

        foreach (District district in locality.Districts.Where(d => !found.ContainsKey(d.Id)))
        {
            reader.Diagnostics.Error("PLN0542", reader.Span, $"'districts' says nothing of the district '{district.Id}'");
        }

        return [.. locality.Districts.Where(d => found.ContainsKey(d.Id)).Select(d => found[d.Id])];
    }

    private static SizeSpecification Sizes(ObjectReader reader)
    {
        ObjectReader child = Section(reader, "sizes");
        var sizes = new SizeSpecification(
            child.RequiredNumber("householdSpread", 0, 3),
            child.RequiredNumber("personSpread", 0, 1),
            child.RequiredNumber("villageElasticity", 0, 1),
            child.RequiredNumber("minoritySpread", 0, 5),
            child.RequiredNumber("minorityLoading", -5, 5),
            child.Provenance("'sizes'"));
        child.Finish();
        return sizes;
    }

    private static PovertySpecification Poverty(ObjectReader reader, Locality locality)
    {
        ObjectReader child = Section(reader, "poverty");
        var poverty = new PovertySpecification(
            Figure(child, "rate", locality, 0, 100),
            child.RequiredNumber("loading", -5, 5),
            child.RequiredNumber("spread", 0, 5),
            child.RequiredNumber("certifiedAtMost", 0, 100),
            child.RequiredNumber("aheadAtMost", 0, 100),
            child.RequiredNumber("difficultAtLeast", 0, 100),
            Figure(child, "nearRate", locality, 0, 100),
            child.RequiredNumber("nearElasticity", -2, 2),
            child.RequiredNumber("nearSpread", 0, 3),
            child.Provenance("'poverty'"));
        child.Finish();
        return poverty;
    }

    private static IncomeSpecification Income(ObjectReader reader, Locality locality)
    {
        ObjectReader child = Section(reader, "income");
        var income = new IncomeSpecification(
            Figure(child, "mean", locality, 0.1, 10_000),
            child.RequiredNumber("loading", -2, 2),
            child.RequiredNumber("spread", 0, 2),
            child.RequiredNumber("certifiedAtLeast", 0, 10_000),
            child.RequiredNumber("aheadAtLeast", 0, 10_000),
            child.RequiredNumber("minorityRatio", 0.05, 1),
            child.Provenance("'income'"));
        child.Finish();
        return income;
    }

    private static AreaSpecification Areas(ObjectReader reader, Locality locality)
    {
        ObjectReader child = Section(reader, "areas");
        var areas = new AreaSpecification(
            (int)Figure(child, "communes", locality, 0, 100_000),
            (int)Figure(child, "villages", locality, 0, 1_000_000),
            child.RequiredInteger("villagesInside", 0, 1_000_000),
            child.RequiredNumber("mostOutside", 0, 1),
            child.Provenance("'areas'"));
        child.Finish();
        return areas;
    }

    private static List<IndicatorSpecification> Indicators(ObjectReader reader, Locality locality, RulePack pack)
    {
        IReadOnlyList<IndicatorDefinition> known = CommuneColumns.Indicators(pack);
        var found = new List<IndicatorSpecification>();
        foreach (JsonMember member in reader.RequiredMap("indicators"))
        {
            if (pack.Unneeded.TryGetValue(member.Name, out IndicatorDefinition? unneeded))
            {
                // Read for its faults only.
                _ = Indicator(new ObjectReader(member.Value, $"the indicator '{member.Name}'", reader.Diagnostics), unneeded, locality);
                continue;
            }

            IndicatorDefinition? definition = known.FirstOrDefault(i => i.Id == member.Name);
            if (definition is null)
            {
                reader.Diagnostics.Error("PLN0543", member.NameSpan, $"there is no commune indicator '{member.Name}'{NearestName.Hint(member.Name, known.Select(i => i.Id))}");
                continue;
            }

            found.Add(Indicator(new ObjectReader(member.Value, $"the indicator '{member.Name}'", reader.Diagnostics), definition, locality));
        }

        List<string> missing = [.. known.Select(i => i.Id).Except(found.Select(i => i.Indicator), StringComparer.Ordinal)];
        if (missing.Count > 0)
        {
            reader.Diagnostics.Error("PLN0543", reader.Any("indicators")?.Span ?? reader.Span, $"'indicators' says nothing of {string.Join(", ", missing.Select(m => pack.NeededFor.TryGetValue(m, out string? by) ? $"{m} (for {by})" : m))}");
        }

        return found;
    }

    private static IndicatorSpecification Indicator(ObjectReader child, IndicatorDefinition definition, Locality locality)
    {
        ValueRange met = Range(child, "met", definition) ?? new ValueRange(definition.Worst, definition.Best);
        ValueRange? notMet = child.Has("notMet") ? Range(child, "notMet", definition) : null;
        double min = Math.Min(definition.Best, definition.Worst), max = Math.Max(definition.Best, definition.Worst);
        var specification = new IndicatorSpecification(
            definition.Id,
            met,
            notMet,
            child.OptionalNumber("loading", 0, -1, 1),
            child.Has("mean") ? Figure(child, "mean", locality, min, max) : null,
            Enum.Parse<SynthesisWeight>(child.Choice("weight", Weights, "communes"), ignoreCase: true),
            child.Has("quota") ? Figure(child, "quota", locality, 0, 100) : null,
            child.Has("villageTotal") ? (int)Figure(child, "villageTotal", locality, 0, 1_000_000) : null,
            child.OptionalBoolean("onlyDifficult", false),
            child.OptionalInteger("decimals", 1, 0, 6),
            child.Provenance($"the indicator '{definition.Id}'"))
        {
            Urban = child.Has("urban") ? Range(child, "urban", definition) : null,
        };
        child.Finish();
        if (specification.Quota is not null && notMet is null)
        {
            child.Diagnostics.Error("PLN0544", child.Span, $"the indicator '{definition.Id}' has a quota and needs 'notMet', the range of the communes outside it");
        }

        return specification;
    }

    private static ValueRange? Range(ObjectReader reader, string name, IndicatorDefinition definition)
    {
        IReadOnlyList<JsonValue> items = reader.RequiredArray(name);
        JsonValue? value = reader.Any(name);
        if (value is not { Kind: JsonKind.Array })
        {
            return null;
        }

        double min = Math.Min(definition.Best, definition.Worst), max = Math.Max(definition.Best, definition.Worst);
        bool numbers = items.Count == 2 && items.All(i => i.Kind == JsonKind.Number && i.Number >= min && i.Number <= max);
        if (!numbers || (items[1].Number - items[0].Number) * (definition.Best - definition.Worst) < 0)
        {
            reader.Diagnostics.Error("PLN0544", value.Span, FormattableString.Invariant(
                $"'{name}' must be [worse, better], two numbers from {definition.Worst} (worst) to {definition.Best} (best)"));
            return null;
        }

        return new ValueRange(items[0].Number, items[1].Number);
    }

    /// <summary>A section that must be there; an empty object in its place when it is not.</summary>
    private static HouseholdSpecification Households(ObjectReader reader)
    {
        ObjectReader child = Section(reader, "households");
        var deprivations = new List<DeprivationSpecification>();
        foreach (JsonMember member in child.RequiredMap("deprivations"))
        {
            var lack = new ObjectReader(member.Value, $"the deprivation '{member.Name}'", reader.Diagnostics);
            deprivations.Add(new DeprivationSpecification(member.Name, lack.Title(), lack.RequiredNumber("share", 0.001, 0.999), lack.Provenance($"the deprivation '{member.Name}'")));
            lack.Finish();
        }

        if (deprivations.Count > MostDeprivations)
        {
            reader.Diagnostics.Error("PLN0544", child.Span, $"'deprivations' has {deprivations.Count} members; expected at most {MostDeprivations}");
        }

        var households = new HouseholdSpecification(
            child.RequiredNumber("incomeSpread", 0.15, 1.5), child.RequiredNumber("deprivationLoading", 0, 5), child.RequiredNumber("minorityLoading", 0, 5), child.RequiredNumber("labourlessOther", 0, 1), deprivations,
            child.Provenance("'households'"));
        child.Finish();
        return households;
    }

    private static ObjectReader Section(ObjectReader reader, string name) =>
        reader.Child(name, $"'{name}'", required: true)
        ?? new ObjectReader(JsonFile.Parse(reader.Span.File, "{}"u8, new DiagnosticBag())!, $"'{name}'", new DiagnosticBag());
}
