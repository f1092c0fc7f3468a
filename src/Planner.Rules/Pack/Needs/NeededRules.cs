using System.Text.RegularExpressions;
using Planner.Rules.Language;
using Planner.Rules.Workflows;

namespace Planner.Rules.Pack.Needs;

/// <summary>
/// What of the rule files one locality needs: the metrics that are recorded for it, and the indicators that anything in force in its years reads. The rest
/// has no column in its communes table, no place in the model and no share of the money (docs/rule-files.md, "What a locality needs").
/// </summary>
public static partial class NeededRules
{
    /// <summary>The pack of one locality.</summary>
    /// <param name="pack">The pack with all that the rule files define, and the locality's targets.</param>
    /// <param name="firstYear">First year of the locality.</param>
    /// <param name="lastYear">Last year.</param>
    /// <param name="metrics">Metrics that files of the locality name, such as its history.</param>
    /// <param name="indicators">Indicators that the locality keeps whether or not anything reads them.</param>
    /// <param name="components">Components that the locality has besides those of all.</param>
    /// <param name="expressions">Expressions about communes in files of the locality, such as published figures.</param>
    /// <returns>The pack with fewer metrics, indicators, components, works and criteria sets; what is left is as before and in the same order.</returns>
    public static RulePack Of(
        RulePack pack,
        int firstYear,
        int lastYear,
        IEnumerable<string> metrics,
        IEnumerable<string> indicators,
        IEnumerable<string> components,
        IEnumerable<RuleText> expressions)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(indicators);
        ArgumentNullException.ThrowIfNull(components);
        ArgumentNullException.ThrowIfNull(expressions);
        IReadOnlyList<CriteriaSet> sets = [.. pack.CriteriaSets.Where(s => s.From <= lastYear && (s.To ?? lastYear) >= firstYear)];
        Dictionary<string, string> recorded = RecordedFor(pack, metrics);
        IReadOnlyList<MetricDefinition> kept = [.. pack.Metrics.Where(m => recorded.ContainsKey(m.Id))];
        var readers = new Readers();
        foreach (CriteriaSet set in sets)
        {
            readers.Add($"the criteria set '{set.Id}'", set.Workflow.GlobalParams.Select(p => p.Expression.Text).Concat(set.Workflow.Rules.SelectMany(Texts)));
        }

        readers.Add("a region override", pack.RegionOverrides.Select(o => o.When.Text));
        readers.Add("the review of areas", [pack.Areas.CommuneRemains.Text, pack.Areas.PoorDistrictRemains.Text]);
        HashSet<string> extra = new(components, StringComparer.Ordinal);
        IReadOnlyList<ComponentDefinition> funded = [.. pack.Funding.Components.Where(c => !c.WhenNamed || extra.Contains(c.Id))];
        foreach (ComponentDefinition component in funded)
        {
            readers.Add($"the eligibility of '{component.Id}'", [component.Eligible.Text]);
        }

        foreach (AllocationRule rule in pack.Funding.Allocations.Values)
        {
            readers.Add($"the allocation rule '{rule.Id}'", Texts(rule.Weight, rule.Filter, rule.DistrictWeight));
        }

        foreach (MetricDefinition metric in kept)
        {
            readers.Add(recorded[metric.Id], Texts(metric.Value, metric.Filter, metric.Weight));
        }

        readers.Add("a published figure", expressions.Select(e => e.Text));
        HashSet<string> named = new(indicators, StringComparer.OrdinalIgnoreCase);
        var needed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IndicatorDefinition indicator in pack.Indicators)
        {
            string path = (indicator.Scope == IndicatorScope.Commune ? "commune." : "district.") + indicator.Id;
            if (readers.Of(path) is { } reader)
            {
                needed[indicator.Id] = reader;
            }
            else if (named.Contains(indicator.Id))
            {
                needed[indicator.Id] = "the locality's 'indicators'";
            }
        }

        return pack with
        {
            Indicators = [.. pack.Indicators.Where(i => needed.ContainsKey(i.Id))],
            CriteriaSets = sets,
            Metrics = kept,
            Funding = pack.Funding with
            {
                Components = [.. funded.Select(c => c with { Works = [.. c.Works.Where(w => needed.ContainsKey(w.Indicator))] })],
            },
            NeededFor = needed,
            Unneeded = pack.Indicators.Where(i => !needed.ContainsKey(i.Id)).ToDictionary(i => i.Id, StringComparer.Ordinal),
        };
    }

    /// <summary>Metrics that are recorded, each with what it is recorded for.</summary>
    private static Dictionary<string, string> RecordedFor(RulePack pack, IEnumerable<string> metrics)
    {
        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (TargetDefinition target in pack.Targets)
        {
            IEnumerable<string> names = target.Rule is { } rule ? MetricNames().Matches(rule.Text).Select(m => m.Groups[1].Value) : [];
            foreach (string name in target.Metric is { } shown ? names.Append(shown) : names)
            {
                read.TryAdd(name, $"the target '{target.Id}'");
            }
        }

        foreach (string metric in metrics)
        {
            read.TryAdd(metric, "the locality's history");
        }

        return pack.Metrics.Where(m => !m.WhenNeeded || read.ContainsKey(m.Id)).ToDictionary(
            m => m.Id, m => read.TryGetValue(m.Id, out string? by) ? $"the metric '{m.Id}' of {by}" : $"the metric '{m.Id}'", StringComparer.Ordinal);
    }

    private static IEnumerable<string> Texts(Rule rule) =>
        new[] { rule.Expression }.OfType<ExpressionText>().Select(e => e.Text).Concat(rule.LocalParams.Select(p => p.Expression.Text)).Concat(rule.Rules.SelectMany(Texts));

    private static IEnumerable<string> Texts(params RuleText?[] rules) => rules.OfType<RuleText>().Select(r => r.Text);

    [GeneratedRegex(@"\by\d{4}\s*\.\s*([\p{L}_][\p{L}\p{Nd}_]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetricNames();

    [GeneratedRegex(@"\b(commune|district)\s*\.\s*([\p{L}_][\p{L}\p{Nd}_]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FieldNames();

    /// <summary>Who reads what: by the path of a field, the first that reads it.</summary>
    private sealed class Readers
    {
        private readonly Dictionary<string, string> first = new(StringComparer.OrdinalIgnoreCase);

        public void Add(string reader, IEnumerable<string> texts)
        {
            foreach (Match name in texts.SelectMany(t => FieldNames().Matches(t)))
            {
                first.TryAdd($"{name.Groups[1].Value}.{name.Groups[2].Value}", reader);
            }
        }

        public string? Of(string path) => first.GetValueOrDefault(path);
    }
}
