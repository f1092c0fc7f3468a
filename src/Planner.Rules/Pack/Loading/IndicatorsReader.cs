using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads <c>rules/criteria/indicators.json</c>.</summary>
internal static class IndicatorsReader
{
    private static readonly string[] Scopes = ["commune", "district"];
    private static readonly string[] Sizes = ["commune", "villages", "households"];

    public static IReadOnlyList<IndicatorDefinition> Read(PackSource source)
    {
        ObjectReader? file = source.Open("criteria/indicators.json", "the indicators file");
        if (file is null)
        {
            return [];
        }

        var taken = new HashSet<string>(InputFields.Commune.Select(f => f.Name), StringComparer.OrdinalIgnoreCase);
        var takenDistrict = new HashSet<string>(InputFields.District.Select(f => f.Name), StringComparer.OrdinalIgnoreCase);
        var indicators = new List<IndicatorDefinition>();
        foreach (JsonValue item in file.RequiredArray("indicators", InputLimits.Definitions))
        {
            var reader = new ObjectReader(item, "an indicator", source.Diagnostics);
            IndicatorDefinition indicator = One(reader);
            SourceSpan span = reader.SpanOf("id");
            if ((indicator.Scope == IndicatorScope.Commune ? taken : takenDistrict).Contains(indicator.Id))
            {
                source.Diagnostics.Error("PLN0803", span, $"'{indicator.Id}' is a field that the model provides; an indicator needs another name");
            }
            else if (source.Define("indicator", indicator.Id, span))
            {
                indicators.Add(indicator);
            }
        }

        file.Finish();
        return indicators;
    }

    private static IndicatorDefinition One(ObjectReader reader)
    {
        string id = reader.Identifier();
        var indicator = new IndicatorDefinition(
            id,
            reader.Choice("scope", Scopes, "commune") == "commune" ? IndicatorScope.Commune : IndicatorScope.District,
            reader.Title(),
            reader.Unit(),
            reader.Identifier("group"),
            reader.RequiredNumber("best"),
            reader.RequiredNumber("worst"),
            reader.RequiredNumber("trend", 0, 10),
            reader.OptionalNumber("campaign", 0, 0, 10),
            reader.OptionalNumber("depreciation", 0, 0, 1),
            reader.OptionalNumber("damage", 0, 0, 1),
            reader.RequiredNumber("noise", 0),
            reader.Choice("size", Sizes, "commune") switch
            {
                "villages" => SizeMeasure.Villages,
                "households" => SizeMeasure.Households,
                _ => SizeMeasure.Commune,
            },
            reader.OptionalNumber("lossOnSwitch", 0, 0),
            reader.Provenance($"the indicator '{id}'"));
        reader.Finish();
        if (indicator.Best == indicator.Worst)
        {
            reader.Diagnostics.Error("PLN0808", reader.SpanOf("worst"), $"'best' and 'worst' of the indicator '{id}' are the same, so nothing could move it");
        }

        bool share = indicator.Unit is Units.Percent or "readiness";
        if (share && (Math.Min(indicator.Best, indicator.Worst) < 0 || Math.Max(indicator.Best, indicator.Worst) > 100))
        {
            reader.Diagnostics.Error("PLN0808", reader.SpanOf("best"), $"'best' and 'worst' of the indicator '{id}' must lie within 0 and 100, as its unit is {indicator.Unit}");
        }

        return indicator;
    }
}
