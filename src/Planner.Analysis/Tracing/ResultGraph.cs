using System.Text.RegularExpressions;
using Planner.Localities.Scenarios;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Analysis.Tracing;

/// <summary>
/// What leads to what within a year, in the order of the model's stages (docs/model.md): shocks, money, registration, allocation, debt, response, income, poverty,
/// criteria, ladder, areas, districts, metrics, targets. What works back on later years (status on money, lists on places) is left out: through it nearly
/// everything touches everything, and a list that says so says nothing.
/// </summary>
internal sealed partial class ResultGraph
{
    private readonly Dictionary<string, HashSet<string>> next = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (IReadOnlyList<string> Metrics, IReadOnlyList<string> Targets)> reached = new(StringComparer.Ordinal);
    private readonly RulePack pack;

    public ResultGraph(RulePack pack, IReadOnlyList<Scenario> scenarios)
    {
        this.pack = pack;
        AddStages();
        AddIndicators();
        AddFunding(scenarios);
        AddCriteria();
        AddMetrics();
    }

    /// <summary>Metrics and targets that a thing leads to, in the pack's order.</summary>
    public (IReadOnlyList<string> Metrics, IReadOnlyList<string> Targets) From(IEnumerable<string> nodes)
    {
        HashSet<string> metrics = [], targets = [];
        foreach (string node in nodes)
        {
            (IReadOnlyList<string> m, IReadOnlyList<string> t) = From(node);
            metrics.UnionWith(m);
            targets.UnionWith(t);
        }

        return ([.. pack.Metrics.Select(m => m.Id).Where(metrics.Contains)], [.. pack.Targets.Select(t => t.Id).Where(targets.Contains)]);
    }

    private (IReadOnlyList<string> Metrics, IReadOnlyList<string> Targets) From(string node)
    {
        if (reached.TryGetValue(node, out (IReadOnlyList<string>, IReadOnlyList<string>) known))
        {
            return known;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal) { node };
        var open = new Stack<string>([node]);
        while (open.TryPop(out string? at))
        {
            foreach (string to in next.GetValueOrDefault(at) ?? [])
            {
                if (seen.Add(to))
                {
                    open.Push(to);
                }
            }
        }

        return reached[node] = (
            [.. seen.Where(s => s.StartsWith("metric:", StringComparison.Ordinal)).Select(s => s[7..])],
            [.. seen.Where(s => s.StartsWith("target:", StringComparison.Ordinal)).Select(s => s[7..])]);
    }

    private void Add(string from, params IEnumerable<string> to)
    {
        if (!next.TryGetValue(from, out HashSet<string>? all))
        {
            next[from] = all = new HashSet<string>(StringComparer.Ordinal);
        }

        all.UnionWith(to);
    }

    /// <summary>A rule text leads from what it reads to what it decides.</summary>
    private void AddText(string? text, params string[] to)
    {
        foreach (Match name in Named().Matches(text ?? ""))
        {
            Add(name.Groups[1].Value == "p" ? "parameter:" + name.Groups[2].Value : $"{name.Groups[1].Value}.{name.Groups[2].Value}", to);
        }
    }

    /// <summary>A rule text that is read with the state of the year before: of the commune only what never changes leads on within the year.</summary>
    private void AddEarlierText(string? text, params string[] to)
    {
        foreach (Match name in Named().Matches(text ?? ""))
        {
            string field = name.Groups[2].Value;
            if (name.Groups[1].Value == "p")
            {
                Add("parameter:" + field, to);
            }
            else if (InputFields.Commune.Any(f => f.Name == field && f.Given) || field == "registered")
            {
                Add("commune." + field, to);
            }
        }
    }

    private void AddStages()
    {
        Add("shocks", "income", "poverty");
        Add("registration", "commune.registered", "income", "poverty", "level");
        Add("debt", "commune.debt", "locality.debt", "level");
        Add("money", "locality.approvedMoney", "locality.spentMoney", "locality.lapsedMoney", "locality.counterpartShortfall", "allocation", "debt");
        Add("allocation", "commune.spending", "locality.communesUnreached");
        Add("income", "commune.income", "commune.incomeEthnicMinority", "district.income", "poverty");
        Add("poverty", Fields("poorHouseholds", "nearPoorHouseholds", "povertyRate", "nearPoorRate", "poorHouseholdsOldLine"));
        Add("poverty", "district.povertyRate", "district.nearPoorRate");
        Add("criteria", Fields("criteriaMet", "meetsNewRural", "meetsAdvanced", "meetsModel"));
        Add("criteria", "level");
        Add("level", Fields("level", "certified", "submitted", "yearsHeld", "satisfaction"));

        // A recognised commune leaves the list: this year's metrics see it, next year's works do.
        Add("level", "lost:commune.registered");
        Add("level", "district.communesCertified", "district.communesAdvanced", "areas");
        Add("areas", Fields("especiallyDifficult", "especiallyDifficultVillages", "poorDistrict"));
        Add("areas", "district.poor");
        Add("districts", "district.certified");
        Add("start", InputFields.Commune.Select(f => "commune." + f.Name));
        Add("start", InputFields.District.Select(f => "district." + f.Name));
        Add("start", ["income", "poverty", "level", "areas"]);
        AddText(pack.Areas.CommuneRemains.Text, "areas");
        AddText(pack.Areas.PoorDistrictRemains.Text, "areas");
    }

    private static IEnumerable<string> Fields(params IEnumerable<string> names) => names.Select(n => "commune." + n);

    private void AddIndicators()
    {
        foreach (IndicatorDefinition indicator in pack.Indicators)
        {
            string node = "indicator:" + indicator.Id;
            Add(node, (indicator.Scope == IndicatorScope.Commune ? "commune." : "district.") + indicator.Id);
            Add("start", node);
            Add("response", node);
            if (indicator.Damage > 0)
            {
                Add("shocks", node);
            }

            if (indicator.Campaign > 0)
            {
                Add("registration", node);
            }

            if (indicator.LossOnSwitch > 0)
            {
                // Lost after the criteria were judged: this year's metrics see it, this year's criteria do not.
                Add("areas", "lost:commune." + indicator.Id);
            }
        }
    }

    private void AddFunding(IReadOnlyList<Scenario> scenarios)
    {
        foreach (ComponentDefinition component in pack.Funding.Components)
        {
            string node = "component:" + component.Id;
            Add("programme:" + component.Programme, node);
            Add("kind:" + component.Kind, node);
            Add(node, "money");
            Add("allocation", "shares:" + component.Id);
            Add(node, "shares:" + component.Id);
            Add("shares:" + component.Id, ["commune.spending", "locality.communesUnreached", .. component.Works.Select(w => "indicator:" + w.Indicator)]);
            Add("shares:" + component.Id, component.Effects.Select(e => e.Kind == HouseholdEffectKind.IncomeGrowth ? "income" : "poverty"));
            Add("prices", component.Works.Select(w => "indicator:" + w.Indicator));
            AddEarlierText(component.Eligible.Text, "shares:" + component.Id);
            foreach (AllocationRule rule in scenarios.Select(s => s.Allocations.GetValueOrDefault(component.Id)).OfType<AllocationRule>())
            {
                Add("rule:" + rule.Id, "shares:" + component.Id);
                AddEarlierText(rule.Weight?.Text, "shares:" + component.Id);
                AddEarlierText(rule.Filter?.Text, "shares:" + component.Id);
                AddEarlierText(rule.DistrictWeight?.Text, "shares:" + component.Id);
            }
        }

        foreach (Scenario scenario in scenarios)
        {
            AddEarlierText(scenario.Registration.Key?.Text, "registration");
        }
    }

    private void AddCriteria()
    {
        foreach (CriteriaSet set in pack.CriteriaSets)
        {
            string decides = set.Scope == IndicatorScope.Commune ? "criteria" : "districts";
            foreach (Rule rule in set.Workflow.Rules)
            {
                AddRule(rule, decides);
            }
        }

        foreach (RegionOverride over in pack.RegionOverrides)
        {
            AddEarlierText(over.When.Text, "criteria");
        }
    }

    private void AddRule(Rule rule, string decides)
    {
        AddText(rule.Expression?.Json is { Kind: JsonKind.Text } text ? text.Text : null, decides);
        foreach (Rule nested in rule.Rules)
        {
            AddRule(nested, decides);
        }
    }

    private void AddMetrics()
    {
        foreach (MetricDefinition metric in pack.Metrics)
        {
            string node = "metric:" + metric.Id;
            AddText(metric.Value.Text, node);
            AddText(metric.Filter?.Text, node);
            AddText(metric.Weight?.Text, node);
            foreach (Match name in Named().Matches(metric.Value.Text))
            {
                Add("lost:" + name.Value, node);
            }
        }

        foreach (TargetDefinition target in pack.Targets)
        {
            foreach (Match name in YearMetric().Matches(target.Rule?.Text ?? ""))
            {
                Add("metric:" + name.Groups[1].Value, "target:" + target.Id);
            }

            if (target.Rule is null && target.Metric is { } shown)
            {
                Add("metric:" + shown, "target:" + target.Id);
            }
        }
    }

    [GeneratedRegex(@"\b(commune|district|locality|p)\.(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"\by\d{4}\.(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex YearMetric();
}
