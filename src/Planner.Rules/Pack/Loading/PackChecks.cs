using Planner.Rules.Diagnostics;

namespace Planner.Rules.Pack.Loading;

/// <summary>Checks what only all files together can show.</summary>
internal static class PackChecks
{
    public static void Check(RulePack pack, PackSource source)
    {
        DiagnosticBag diagnostics = source.Diagnostics;
        List<string> indicators = [.. pack.Indicators.Where(i => i.Scope == IndicatorScope.Commune).Select(i => i.Id)];
        foreach (ComponentDefinition component in pack.Funding.Components)
        {
            foreach (WorkResponse work in component.Works.Where(w => !indicators.Contains(w.Indicator, StringComparer.Ordinal)))
            {
                diagnostics.Error(
                    "PLN0826",
                    source.PlaceOf($"work of '{component.Id}' on", work.Indicator),
                    $"there is no commune indicator '{work.Indicator}'{NearestName.Hint(work.Indicator, indicators)}");
            }
        }

        HashSet<string> bought = [.. pack.Funding.Components.SelectMany(c => c.Works).Select(w => w.Indicator)];
        foreach ((string kind, string id) in source.Places.Keys.Where(k => k.Kind == "price of" && !bought.Contains(k.Id)).ToList())
        {
            diagnostics.Error("PLN0827", source.PlaceOf(kind, id), $"no component buys the indicator '{id}', so its price is used nowhere{NearestName.Hint(id, indicators)}");
        }

        CheckTargets(pack, source);
        HashSet<string> criteria = [.. pack.CriteriaSets.Where(s => s.Scope == IndicatorScope.Commune && s.Level == CommuneLevel.NewRural).SelectMany(s => s.Workflow.Rules).Select(r => r.Name)];
        foreach (string key in pack.Recognition.KeyCriteria.Where(k => !criteria.Contains(k)))
        {
            diagnostics.Error("PLN0830", source.PlaceOf("key criterion", key), $"no new-rural set has a criterion '{key}'{NearestName.Hint(key, criteria)}");
        }
    }

    /// <summary>Checks what targets name in other files.</summary>
    public static void CheckTargets(RulePack pack, PackSource source)
    {
        List<string> metrics = [.. pack.Metrics.Select(m => m.Id)];
        foreach (TargetDefinition target in pack.Targets.Where(t => t.Metric is not null && !metrics.Contains(t.Metric, StringComparer.Ordinal)))
        {
            source.Diagnostics.Error("PLN0828", source.PlaceOf("target metric", target.Id), $"there is no metric '{target.Metric}'{NearestName.Hint(target.Metric!, metrics)}");
        }
    }
}
