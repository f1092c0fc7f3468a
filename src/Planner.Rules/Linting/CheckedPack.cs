using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Rules.Linting;

/// <summary>The checked trees of a pack that has no errors.</summary>
internal sealed class CheckedPack
{
    private readonly List<CheckedCondition> others = [];
    private readonly List<(CriteriaSet Set, IReadOnlyList<CheckedRule> Rules)> sets = [];
    private readonly PackLayouts layouts;

    /// <summary>Checks all expressions again; faults were reported when the pack was loaded.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="targets">The targets of all localities.</param>
    /// <param name="firstYear">First year-end of the run.</param>
    /// <param name="lastYear">Last year-end of the run.</param>
    public CheckedPack(RulePack pack, IReadOnlyList<TargetDefinition> targets, int firstYear, int lastYear)
    {
        Pack = pack;
        (FirstYear, LastYear) = (firstYear, lastYear);
        layouts = new PackLayouts(pack.Indicators, pack.Parameters, pack.Metrics, firstYear, lastYear);
        foreach (CriteriaSet set in pack.CriteriaSets)
        {
            if (WorkflowCompiler.Check(set.Workflow, [], set.Scope == IndicatorScope.Commune ? layouts.Commune : layouts.District, new DiagnosticBag()) is { } rules)
            {
                sets.Add((set, rules));
            }
        }

        foreach (RegionOverride rule in pack.RegionOverrides)
        {
            Add(rule.When, layouts.Commune, ExpressionKind.Boolean);
        }

        Add(pack.Areas.CommuneRemains, layouts.Commune, ExpressionKind.Boolean);
        Add(pack.Areas.PoorDistrictRemains, layouts.District, ExpressionKind.Boolean);
        foreach (ComponentDefinition component in pack.Funding.Components)
        {
            Add(component.Eligible, layouts.Commune, ExpressionKind.Boolean);
        }

        foreach (AllocationRule rule in pack.Funding.Allocations.Values)
        {
            Add(rule.Weight, layouts.Commune, ExpressionKind.Number);
            Add(rule.DistrictWeight, layouts.Commune, ExpressionKind.Number);
            Add(rule.Filter, layouts.Commune, ExpressionKind.Boolean);
        }

        foreach (MetricDefinition metric in pack.Metrics)
        {
            InputLayout layout = metric.Scope switch { MetricScope.Commune => layouts.Commune, MetricScope.District => layouts.District, _ => layouts.Locality };
            Add(metric.Value, layout, ExpressionKind.Any);
            Add(metric.Filter, layout, ExpressionKind.Boolean);
            Add(metric.Weight, layout, ExpressionKind.Number);
        }

        foreach (TargetDefinition target in targets)
        {
            Add(target.Rule, layouts.Targets, ExpressionKind.Boolean);
        }
    }

    /// <summary>The pack.</summary>
    public RulePack Pack { get; }

    /// <summary>First year-end of the run.</summary>
    public int FirstYear { get; }

    /// <summary>Last year-end of the run.</summary>
    public int LastYear { get; }

    /// <summary>The criteria sets with their enabled rules.</summary>
    public IReadOnlyList<(CriteriaSet Set, IReadOnlyList<CheckedRule> Rules)> Sets => sets;

    /// <summary>All expressions outside the criteria sets.</summary>
    public IReadOnlyList<CheckedCondition> Others => others;

    /// <summary>Paths of all inputs that any expression reads, without case.</summary>
    public IReadOnlySet<string> Reads()
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        IEnumerable<TypedExpression> trees = sets.SelectMany(s => s.Rules).SelectMany(Trees).Concat(others.Select(o => o.Tree));
        foreach (TypedExpression tree in trees)
        {
            found.UnionWith(TreeOrder.PartsFirst(tree).OfType<SlotNode>().Select(s => s.Field.Path));
        }

        return found;
    }

    /// <summary>The years of the run in which a set is in force.</summary>
    public (int First, int Last) YearsOf(CriteriaSet set) => (Math.Max(FirstYear, set.From), Math.Min(LastYear, set.To ?? LastYear));

    private static IEnumerable<TypedExpression> Trees(CheckedRule rule) =>
        (rule.Tree is null ? [] : new[] { rule.Tree }).Concat(rule.Children.SelectMany(Trees));

    private void Add(RuleText? rule, InputLayout layout, ExpressionKind kind)
    {
        if (rule is null)
        {
            return;
        }

        var text = ExpressionText.FromJson(rule.Value);
        if (ExpressionCompiler.Check(text, layout, kind, new DiagnosticBag()) is { } tree)
        {
            others.Add(new CheckedCondition(text, tree, FirstYear, LastYear));
        }
    }
}
