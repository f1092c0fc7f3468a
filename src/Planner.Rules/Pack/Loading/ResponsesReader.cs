using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads <c>rules/funding/responses.json</c>: prices of indicators, then what each component buys.</summary>
internal static class ResponsesReader
{
    private static readonly string[] EffectKinds = ["incomeGrowth", "povertyExit", "povertyEntry"];

    public static Dictionary<string, (IReadOnlyList<WorkResponse> Works, IReadOnlyList<HouseholdEffect> Effects)> Read(PackSource source, IReadOnlyList<string> components)
    {
        var found = new Dictionary<string, (IReadOnlyList<WorkResponse>, IReadOnlyList<HouseholdEffect>)>(StringComparer.Ordinal);
        ObjectReader? file = source.Open("funding/responses.json", "the responses file");
        if (file is null)
        {
            return found;
        }

        var prices = new Dictionary<string, (double UnitCost, Provenance Provenance)>(StringComparer.Ordinal);
        foreach (JsonValue item in file.RequiredArray("prices"))
        {
            var reader = new ObjectReader(item, "a price", source.Diagnostics);
            string indicator = reader.RequiredText("indicator");
            double cost = Cost(reader);
            Provenance provenance = reader.Provenance($"the price of '{indicator}'");
            reader.Finish();
            if (source.Define("price of", indicator, reader.SpanOf("indicator")))
            {
                prices[indicator] = (cost, provenance);
            }
        }

        foreach (JsonValue item in file.RequiredArray("responses"))
        {
            var reader = new ObjectReader(item, "a response", source.Diagnostics);
            string component = Component(reader, components);
            List<WorkResponse> works = [.. reader.OptionalArray("works").Select(w => Work(w, component, prices, source)).OfType<WorkResponse>()];
            List<HouseholdEffect> effects = [.. reader.OptionalArray("effects").Select(e => Effect(e, source.Diagnostics))];
            reader.Finish();
            if (works.Count + effects.Count == 0)
            {
                source.Diagnostics.Error("PLN0816", reader.Span, $"the money of '{component}' would buy nothing: give it works or effects");
            }

            if (source.Define("response of", component, reader.SpanOf("component")))
            {
                found[component] = (works, effects);
            }
        }

        file.Finish();
        return found;
    }

    /// <summary>Member <c>component</c>; PLN0819 when no component has that id.</summary>
    public static string Component(ObjectReader reader, IReadOnlyList<string> components)
    {
        string component = reader.RequiredText("component");
        if (component.Length > 0 && !components.Contains(component, StringComparer.Ordinal))
        {
            reader.Diagnostics.Error("PLN0819", reader.SpanOf("component"), $"there is no component '{component}'{NearestName.Hint(component, components)}");
        }

        return component;
    }

    private static double Cost(ObjectReader reader)
    {
        double cost = reader.RequiredNumber("unitCost", 0);
        if (cost == 0 && reader.Any("unitCost") is { Kind: JsonKind.Number } value && value.Number == 0)
        {
            reader.Diagnostics.Error("PLN0015", value.Span, "'unitCost' must be above 0: a work without cost would close every gap at once");
        }

        return cost;
    }

    private static WorkResponse? Work(JsonValue item, string component, Dictionary<string, (double UnitCost, Provenance Provenance)> prices, PackSource source)
    {
        var reader = new ObjectReader(item, $"a work of '{component}'", source.Diagnostics);
        string indicator = reader.RequiredText("indicator");
        double emphasis = reader.OptionalNumber("emphasis", 1, 1e-6);
        int lag = reader.OptionalInteger("lag", 0, 0, 1);
        double cost;
        Provenance provenance;
        if (reader.Has("unitCost"))
        {
            cost = Cost(reader);
            provenance = reader.Provenance($"the cost of '{indicator}' in '{component}'");
        }
        else
        {
            Provenance? own = reader.OptionalProvenance();
            if (!prices.TryGetValue(indicator, out (double UnitCost, Provenance Provenance) price) && indicator.Length > 0)
            {
                source.Diagnostics.Error("PLN0820", reader.SpanOf("indicator"), $"there is no price for the indicator '{indicator}', and the work gives no 'unitCost'{NearestName.Hint(indicator, prices.Keys)}");
                price = (1, new Provenance(null, null, "", reader.Span));
            }

            (cost, provenance) = (price.UnitCost, own ?? price.Provenance);
        }

        reader.Finish();
        return indicator.Length > 0 && source.Define($"work of '{component}' on", indicator, reader.SpanOf("indicator"))
            ? new WorkResponse(indicator, cost, emphasis, lag, provenance)
            : null;
    }

    private static HouseholdEffect Effect(JsonValue item, DiagnosticBag diagnostics)
    {
        var reader = new ObjectReader(item, "an effect", diagnostics);
        var effect = new HouseholdEffect(
            reader.Choice("kind", EffectKinds) switch
            {
                "povertyExit" => HouseholdEffectKind.PovertyExit,
                "povertyEntry" => HouseholdEffectKind.PovertyEntry,
                _ => HouseholdEffectKind.IncomeGrowth,
            },
            reader.RequiredNumber("max", 0, 10),
            reader.RequiredNumber("scale", 1e-6),
            reader.Provenance("an effect"));
        reader.Finish();
        return effect;
    }
}
