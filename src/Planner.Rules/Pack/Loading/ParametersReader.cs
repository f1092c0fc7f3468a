using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads <c>rules/criteria/parameters.json</c>.</summary>
internal static class ParametersReader
{
    public static ParametersFile Read(PackSource source)
    {
        ObjectReader? file = source.Open("criteria/parameters.json", "the parameters file");
        if (file is null)
        {
            return new ParametersFile([], [], []);
        }

        var regions = new List<string>();
        foreach (JsonValue item in file.RequiredArray("regions", InputLimits.RuleParameters))
        {
            var region = new ObjectReader(item, "a region", source.Diagnostics);
            string id = region.Identifier();
            region.Title();
            region.Finish();
            if (source.Define("region", id, region.SpanOf("id")))
            {
                regions.Add(id);
            }
        }

        var overrides = new List<RegionOverride>();
        foreach (JsonValue item in file.OptionalArray("regionOverrides"))
        {
            var rule = new ObjectReader(item, "a region override", source.Diagnostics);
            string region = Region(rule, regions, source.Diagnostics);
            RuleText? when = rule.Rule("when");
            Provenance provenance = rule.Provenance("a region override");
            rule.Finish();
            if (when is not null)
            {
                overrides.Add(new RegionOverride(region, when, provenance));
            }
        }

        var parameters = new List<ParameterDefinition>();
        foreach (JsonValue item in file.RequiredArray("parameters", InputLimits.Definitions))
        {
            var reader = new ObjectReader(item, "a parameter", source.Diagnostics);
            string id = reader.Identifier();
            LocalizedText title = reader.Title();
            string unit = reader.Unit();
            List<DatedValue> rows = [.. reader.RequiredArray("values", InputLimits.RuleParameters).Select(v => Row(v, id, regions, source.Diagnostics))];
            bool ownProvenance = rows.Count > 0 && rows.All(r => r.Provenance is not null);
            Provenance provenance = ownProvenance && !reader.Has("source") && !reader.Has("assumption")
                ? rows[0].Provenance!
                : reader.Provenance($"the parameter '{id}'");
            reader.Finish();
            if (source.Define("parameter", id, reader.SpanOf("id")))
            {
                var parameter = new ParameterDefinition(id, title, unit, rows, provenance);
                parameters.Add(parameter);
                CheckRows(parameter, reader, regions, source);
            }
        }

        file.Finish();
        return new ParametersFile(regions, overrides, parameters);
    }

    private static string Region(ObjectReader reader, List<string> regions, DiagnosticBag diagnostics)
    {
        string region = reader.RequiredText("region");
        if (region.Length > 0 && region != DatedValue.AnyRegion && !regions.Contains(region, StringComparer.Ordinal))
        {
            diagnostics.Error("PLN0806", reader.SpanOf("region"), $"there is no region '{region}'{NearestName.Hint(region, regions)}");
        }

        return region;
    }

    private static DatedValue Row(JsonValue item, string id, List<string> regions, DiagnosticBag diagnostics)
    {
        var reader = new ObjectReader(item, $"a value of '{id}'", diagnostics);
        string region = Region(reader, regions, diagnostics);
        (int from, int? to) = reader.Period();
        double value = reader.RequiredNumber("value");
        var row = new DatedValue(region, from, to, value, reader.OptionalProvenance()) { Span = item.Span };
        reader.Finish();
        return row;
    }

    private static void CheckRows(ParameterDefinition parameter, ObjectReader reader, List<string> regions, PackSource source)
    {
        IReadOnlyList<JsonValue> items = reader.OptionalArray("values");
        for (int i = 0; i < parameter.Values.Count; i++)
        {
            DatedValue row = parameter.Values[i];
            if (parameter.Values.Take(i).Any(r => r.Region == row.Region && r.From == row.From))
            {
                source.Diagnostics.Error("PLN0803", items[i].Span, $"'{parameter.Id}' has two values for region '{row.Region}' from {row.From} on");
            }
        }

        foreach (string region in regions)
        {
            List<int> gaps = [.. Enumerable.Range(source.FirstYear, source.LastYear - source.FirstYear + 1).Where(y => parameter.At(region, y) is null)];
            if (gaps.Count > 0)
            {
                source.Diagnostics.Error("PLN0807", reader.Span, $"the parameter '{parameter.Id}' has no value for region '{region}' in {string.Join(", ", gaps)}");
            }
        }
    }
}
