using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads <c>rules/targets/sensitivity.json</c>.</summary>
internal static class SensitivityReader
{
    public const string FileName = "sensitivity.json";

    private static readonly string[] Actions = ["money", "disbursement", "unitCost"];

    /// <param name="source">The folder.</param>
    /// <param name="pack">The rules whose parameters and programmes may be named; null where names are not to be checked.</param>
    public static SensitivityRanges Read(PackSource source, RulePack? pack)
    {
        if (source.Open("targets/" + FileName, "the sensitivity file") is not { } file)
        {
            return new SensitivityRanges([], []);
        }

        string[] parameters = [.. pack?.Parameters.Select(p => p.Id) ?? []];
        string[] money = [.. pack?.Funding.Programmes.Select(p => p.Id) ?? [], .. pack?.Funding.Components.Select(c => c.Id) ?? []];
        var thresholds = new List<ThresholdRange>();
        foreach (JsonValue item in file.RequiredArray("thresholds"))
        {
            var reader = new ObjectReader(item, "a threshold's range", source.Diagnostics);
            string parameter = reader.RequiredText("parameter");
            var range = new ThresholdRange(parameter, reader.RequiredNumber("below", 0), reader.RequiredNumber("above", 0), reader.Provenance($"the range of '{parameter}'"));
            reader.Finish();
            if (pack is not null && parameter.Length > 0 && !parameters.Contains(parameter, StringComparer.Ordinal))
            {
                source.Diagnostics.Error("PLN0854", reader.SpanOf("parameter"), $"'{parameter}' is no parameter{NearestName.Hint(parameter, parameters)}");
            }

            if (source.Define("threshold's range", parameter, reader.SpanOf("parameter")))
            {
                thresholds.Add(range);
            }
        }

        var levers = new List<LeverRange>();
        foreach (JsonValue item in file.RequiredArray("levers"))
        {
            if (Lever(new ObjectReader(item, "a lever's range", source.Diagnostics), source, pack is null ? null : money) is { } lever)
            {
                levers.Add(lever);
            }
        }

        file.Finish();
        return new SensitivityRanges(thresholds, levers);
    }

    private static LeverRange? Lever(ObjectReader reader, PackSource source, string[]? money)
    {
        string id = reader.Identifier();
        LocalizedText title = reader.Title();
        LeverAction acts = reader.Choice("acts", Actions) switch
        {
            "disbursement" => LeverAction.Disbursement,
            "unitCost" => LeverAction.UnitCost,
            _ => LeverAction.Money,
        };
        var on = new List<string>();
        foreach (JsonValue name in reader.OptionalArray("on"))
        {
            if (name.Kind != JsonKind.Text)
            {
                source.Diagnostics.Error("PLN0010", name.Span, $"what '{id}' acts on must be a text in quotes, not {ObjectReader.Describe(name.Kind)}");
            }
            else if (money is not null && !money.Contains(name.Text, StringComparer.Ordinal))
            {
                source.Diagnostics.Error("PLN0854", name.Span, $"'{name.Text}' is no programme and no component{NearestName.Hint(name.Text, money)}");
            }
            else
            {
                on.Add(name.Text);
            }
        }

        var lever = new LeverRange(id, title, acts, on, reader.RequiredNumber("low"), reader.RequiredNumber("high"), reader.Provenance($"the range of '{id}'"));
        reader.Finish();
        if (lever.High <= lever.Low || (acts != LeverAction.Disbursement && lever.Low < 0))
        {
            source.Diagnostics.Error("PLN0855", reader.SpanOf("high"), $"the range of the lever '{id}' is empty or negative: 'low' must be less than 'high', and a factor not less than 0");
        }

        if (acts == LeverAction.Money && on.Count == 0)
        {
            source.Diagnostics.Error("PLN0855", reader.SpanOf("id"), $"the lever '{id}' acts on money and 'on' does not say whose");
        }

        return source.Define("lever's range", id, reader.SpanOf("id")) ? lever : null;
    }
}
