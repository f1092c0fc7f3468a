using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Pack;
using Planner.Rules.Testing;
using Planner.Rules.Workflows;

namespace Planner.Rules.Linting;

/// <summary>The checked trees of a pack that has no errors.</summary>
internal sealed class CheckedPack
{
    private readonly List<CheckedCondition> others = [];
    private readonly List<CheckedWorkflow> workflows = [];
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
            (int first, int last) = YearsOf(set);
            Add(set.Workflow, set.Scope == IndicatorScope.Commune ? layouts.Commune : layouts.District, first, last);
        }

        foreach (PovertyLine line in pack.Poverty.Lines)
        {
            Add(line.Workflow, PackLayouts.Household, Math.Max(firstYear, line.From), Math.Min(lastYear, line.To ?? lastYear));
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
            InputLayout layout = LayoutOf(metric.Scope);
            Add(metric.Value, layout, ExpressionKind.Any);
            Add(metric.Filter, layout, ExpressionKind.Boolean);
            Add(metric.Weight, layout, ExpressionKind.Number);
        }

        foreach (TargetDefinition target in targets)
        {
            Add(target.Rule, layouts.Targets, ExpressionKind.Boolean);
        }
    }

    /// <summary>Checks expressions outside the pack; those with faults are left out.</summary>
    /// <param name="pack">The pack whose names they see.</param>
    /// <param name="expressions">The expressions.</param>
    /// <param name="firstYear">First year-end of the run.</param>
    /// <param name="lastYear">Last year-end of the run.</param>
    public CheckedPack(RulePack pack, IReadOnlyList<NamedExpression> expressions, int firstYear, int lastYear)
    {
        Pack = pack;
        (FirstYear, LastYear) = (firstYear, lastYear);
        layouts = new PackLayouts(pack.Indicators, pack.Parameters, pack.Metrics, firstYear, lastYear);
        foreach (NamedExpression expression in expressions)
        {
            Add(expression.Text, LayoutOf(expression.Scope), expression.Kind);
        }
    }

    /// <summary>The pack.</summary>
    public RulePack Pack { get; }

    /// <summary>First year-end of the run.</summary>
    public int FirstYear { get; }

    /// <summary>Last year-end of the run.</summary>
    public int LastYear { get; }

    /// <summary>The criteria sets and poverty lines with their enabled rules.</summary>
    public IReadOnlyList<CheckedWorkflow> Workflows => workflows;

    /// <summary>All expressions outside workflows.</summary>
    public IReadOnlyList<CheckedCondition> Others => others;

    /// <summary>Paths of all inputs that any expression reads, without case.</summary>
    public IReadOnlySet<string> Reads()
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        IEnumerable<TypedExpression> trees = workflows.SelectMany(w => w.Rules).SelectMany(Trees).Concat(others.Select(o => o.Tree));
        foreach (TypedExpression tree in trees)
        {
            found.UnionWith(TreeOrder.PartsFirst(tree).OfType<SlotNode>().Select(s => s.Field.Path));
        }

        return found;
    }

    /// <summary>The years of the run in which a set is in force.</summary>
    public (int First, int Last) YearsOf(CriteriaSet set) => (Math.Max(FirstYear, set.From), Math.Min(LastYear, set.To ?? LastYear));

    private InputLayout LayoutOf(MetricScope scope) =>
        scope switch { MetricScope.Commune => layouts.Commune, MetricScope.District => layouts.District, _ => layouts.Locality };

    private static IEnumerable<TypedExpression> Trees(CheckedRule rule) =>
        (rule.Tree is null ? [] : new[] { rule.Tree }).Concat(rule.Children.SelectMany(Trees));

    private void Add(Workflow? workflow, InputLayout layout, int firstYear, int lastYear)
    {
        if (workflow is not null && WorkflowCompiler.Check(workflow, [], layout, new DiagnosticBag()) is { } rules)
        {
            workflows.Add(new CheckedWorkflow(workflow, rules, firstYear, lastYear));
        }
    }

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
