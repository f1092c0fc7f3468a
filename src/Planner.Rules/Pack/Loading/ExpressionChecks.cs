using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Workflows;

namespace Planner.Rules.Pack.Loading;

/// <summary>Checks every expression of the rule files against the inputs it may see.</summary>
internal static class ExpressionChecks
{
    /// <summary>Checks all of them; the pack that comes back has the operators and requirements of its targets read from their rules.</summary>
    public static RulePack Check(RulePack pack, PackSource source)
    {
        DiagnosticBag diagnostics = source.Diagnostics;
        var layouts = new PackLayouts(pack.Indicators, pack.Parameters, pack.Metrics, source.FirstYear, source.LastYear);
        foreach (RegionOverride rule in pack.RegionOverrides)
        {
            One(rule.When, layouts.Commune, ExpressionKind.Boolean, diagnostics);
        }

        foreach (CriteriaSet set in pack.CriteriaSets)
        {
            WorkflowCompiler.CheckForLanes(set.Workflow, [], set.Scope == IndicatorScope.Commune ? layouts.Commune : layouts.District, diagnostics);
        }

        One(pack.Areas.CommuneRemains, layouts.Commune, ExpressionKind.Boolean, diagnostics);
        One(pack.Areas.PoorDistrictRemains, layouts.District, ExpressionKind.Boolean, diagnostics);
        foreach (ComponentDefinition component in pack.Funding.Components)
        {
            One(component.Eligible, layouts.Commune, ExpressionKind.Boolean, diagnostics);
        }

        foreach (AllocationRule rule in pack.Funding.Allocations.Values)
        {
            One(rule.Weight, layouts.Commune, ExpressionKind.Number, diagnostics);
            One(rule.DistrictWeight, layouts.Commune, ExpressionKind.Number, diagnostics);
            One(rule.Filter, layouts.Commune, ExpressionKind.Boolean, diagnostics);
        }

        foreach (MetricDefinition metric in pack.Metrics)
        {
            InputLayout layout = metric.Scope switch { MetricScope.Commune => layouts.Commune, MetricScope.District => layouts.District, _ => layouts.Locality };
            bool truth = metric.Scope != MetricScope.Locality && metric.Aggregate is (Aggregate.Count or Aggregate.Share);
            One(metric.Value, layout, truth ? ExpressionKind.Boolean : ExpressionKind.Number, diagnostics);
            One(metric.Filter, layout, ExpressionKind.Boolean, diagnostics);
            One(metric.Weight, layout, ExpressionKind.Number, diagnostics);
        }

        return pack with { Targets = Targets(pack.Targets, layouts, diagnostics) };
    }

    /// <summary>Checks the targets alone; the pack that comes back has their operators and requirements.</summary>
    public static RulePack CheckTargets(RulePack pack, PackSource source)
    {
        var layouts = new PackLayouts(pack.Indicators, pack.Parameters, pack.Metrics, source.FirstYear, source.LastYear);
        return pack with { Targets = Targets(pack.Targets, layouts, source.Diagnostics) };
    }

    private static IReadOnlyList<TargetDefinition> Targets(IReadOnlyList<TargetDefinition> targets, PackLayouts layouts, DiagnosticBag diagnostics) =>
        [.. targets.Select(t => Target(t, layouts, diagnostics))];

    private static TargetDefinition Target(TargetDefinition target, PackLayouts layouts, DiagnosticBag diagnostics)
    {
        if (target.Rule is null || ExpressionCompiler.Check(ExpressionText.FromJson(target.Rule.Value), layouts.Targets, ExpressionKind.Boolean, diagnostics) is not { } tree)
        {
            return target;
        }

        if (TargetComparison.Of(tree) is not { } comparison)
        {
            diagnostics.Error(
                "PLN0823", target.Rule.Value.Span, $"the target '{target.Id}' must compare with a number on the right side, such as y2025.communesCertified >= 61");
            return target;
        }

        return target with { Operator = comparison.Operator, Required = comparison.Required };
    }

    private static TypedExpression? One(RuleText? rule, InputLayout layout, ExpressionKind kind, DiagnosticBag diagnostics) =>
        rule is null ? null : ExpressionCompiler.CheckForLanes(ExpressionText.FromJson(rule.Value), layout, kind, diagnostics);
}
