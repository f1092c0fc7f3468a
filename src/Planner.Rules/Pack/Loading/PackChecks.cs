using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Checks what only all files together can show.</summary>
internal static class PackChecks
{
    /// <summary>Parameter by which <see cref="IndicatorDefinition.LossOnSwitch"/> is multiplied.</summary>
    private const string StatusSupportedShare = "statusSupportedShare";

    public static void Check(RulePack pack, PackSource source)
    {
        DiagnosticBag diagnostics = source.Diagnostics;
        List<string> indicators = [.. pack.Indicators.Where(i => i.Scope == IndicatorScope.Commune).Select(i => i.Id)];
        foreach (ComponentDefinition component in pack.Funding.Components)
        {
            foreach (WorkResponse work in component.Works.Where(w => !indicators.Contains(w.Indicator, StringComparer.Ordinal)))
            {
                diagnostics.Error(
                    "PLN0426",
                    source.PlaceOf($"work of '{component.Id}' on", work.Indicator),
                    $"there is no commune indicator '{work.Indicator}'{NearestName.Hint(work.Indicator, indicators)}");
            }
        }

        HashSet<string> bought = [.. pack.Funding.Components.SelectMany(c => c.Works).Select(w => w.Indicator)];
        foreach ((string kind, string id) in source.Places.Keys.Where(k => k.Kind == "price of" && !bought.Contains(k.Id)).ToList())
        {
            diagnostics.Error("PLN0427", source.PlaceOf(kind, id), $"no component buys the indicator '{id}', so its price is used nowhere{NearestName.Hint(id, indicators)}");
        }

        List<string> metrics = [.. pack.Metrics.Select(m => m.Id)];
        foreach (TargetDefinition target in pack.Targets.Where(t => t.Metric is not null && !metrics.Contains(t.Metric, StringComparer.Ordinal)))
        {
            diagnostics.Error("PLN0428", source.PlaceOf("target metric", target.Id), $"there is no metric '{target.Metric}'{NearestName.Hint(target.Metric!, metrics)}");
        }

        if (pack.Indicators.FirstOrDefault(i => i.LossOnSwitch > 0) is { } losing && pack.Parameters.All(p => p.Id != StatusSupportedShare))
        {
            diagnostics.Error(
                "PLN0429", source.PlaceOf("indicator", losing.Id), $"the indicator '{losing.Id}' has a 'lossOnSwitch', which needs a parameter '{StatusSupportedShare}'");
        }

        HashSet<string> criteria = [.. pack.CriteriaSets.Where(s => s.Scope == IndicatorScope.Commune && s.Level == CommuneLevel.NewRural).SelectMany(RuleNames)];
        foreach (string key in pack.Recognition.KeyCriteria.Where(k => !criteria.Contains(k)))
        {
            diagnostics.Error("PLN0430", source.PlaceOf("key criterion", key), $"no new-rural set has a criterion '{key}'{NearestName.Hint(key, criteria)}");
        }
    }

    private static IEnumerable<string> RuleNames(CriteriaSet set) =>
        set.Workflow["Rules"] is { Kind: JsonKind.Array } rules
            ? rules.Items.Select(r => r["RuleName"]).OfType<JsonValue>().Where(n => n.Kind == JsonKind.Text).Select(n => n.Text)
            : [];
}
