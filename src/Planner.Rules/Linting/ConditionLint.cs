using System.Globalization;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Rules.Linting;

/// <summary>Finds comparisons that cannot fail or cannot hold, and rules that are dead or decide nothing because of them.</summary>
internal sealed class ConditionLint(CheckedPack pack, DiagnosticBag diagnostics)
{
    private readonly InputRanges inputs = new(pack.Pack);

    /// <summary>Reports all findings.</summary>
    public void Check()
    {
        foreach (CheckedWorkflow workflow in pack.Workflows)
        {
            foreach (CheckedRule rule in workflow.Rules)
            {
                _ = Answer(rule, workflow.FirstYear, workflow.LastYear);
            }
        }

        Check(pack.Others);
        Disabled();
    }

    /// <summary>Reports the findings of expressions that stand alone: conditions, and the comparisons within numbers.</summary>
    public void Check(IEnumerable<CheckedCondition> conditions)
    {
        // "true" written out says that everybody is meant.
        foreach (CheckedCondition condition in conditions.Where(c => c.Tree is not ConstantNode))
        {
            _ = Answer(condition.Text, condition.Tree, condition.FirstYear, condition.LastYear);
        }
    }

    // The only answer a rule can give; null when it can give both.
    private bool? Answer(CheckedRule rule, int first, int last)
    {
        if (rule.Tree is not null)
        {
            return Answer(rule.Source.Expression!, rule.Tree, first, last);
        }

        if (rule.Children.Count == 0)
        {
            diagnostics.Warning(LintCode.EmptyGroup, rule.Source.Span, $"the group '{rule.Source.Name}' has no enabled rule, so it never holds");
            return false;
        }

        bool any = rule.Source.Operator is "Or" or "OrElse";
        List<bool?> answers = [.. rule.Children.Select(c => Answer(c, first, last))];
        int decider = answers.FindIndex(a => a == any);
        if (decider >= 0 && rule.Children.Count > 1)
        {
            diagnostics.Warning(
                LintCode.DecidedGroup,
                rule.Source.Span,
                $"'{rule.Children[decider].Source.Name}' {(any ? "always" : "never")} holds, so the group '{rule.Source.Name}' {(any ? "always" : "never")} does and its other rules decide nothing");
        }

        return decider >= 0 ? any : answers.All(a => a == !any) ? !any : null;
    }

    private bool? Answer(ExpressionText text, TypedExpression tree, int first, int last)
    {
        TypedExpression body = tree is LetNode let ? let.Body : tree;
        bool truth = body.Type.Kind == TypeKind.Bool;
        List<TypedExpression> open = [.. TreeOrder.PartsFirst(body).Where(n => (ReferenceEquals(n, body) && truth) || (n is BinaryNode b && OperatorTable.IsComparison(b.Operator) && b.OperandKind != TypeKind.Bool))];
        if (open.Count == 0)
        {
            return null;
        }

        var answers = new Dictionary<TypedExpression, bool>(ReferenceEqualityComparer.Instance);
        bool start = true;
        var reader = new RangeReader(tree);
        IReadOnlyList<string> regions = pack.Pack.Regions.Count > 0 ? pack.Pack.Regions : [DatedValue.AnyRegion];
        for (int year = first; year <= last && open.Count > 0; year++)
        {
            foreach (string region in regions)
            {
                IReadOnlyDictionary<TypedExpression, ValueRange> ranges = reader.Read(f => inputs.Of(f, region, year));
                open.RemoveAll(node =>
                {
                    ValueRange range = ranges[node];
                    bool? answer = range.OnlyTrue ? true : range.OnlyFalse ? false : null;
                    bool drop = answer is null || (!start && answers[node] != answer);
                    answers[node] = answer ?? false;
                    return drop;
                });
                start = false;
            }
        }

        if (start)
        {
            return null;
        }

        // One finding per fault: what holds a constant comparison is constant because of it.
        List<TypedExpression> told = [.. open.Where(n => n is BinaryNode b && OperatorTable.IsComparison(b.Operator))];
        foreach (TypedExpression node in told.Count > 0 ? told : open)
        {
            bool answer = answers[node];
            string written = text.Slice(node.Range);
            diagnostics.Warning(
                answer ? LintCode.AlwaysTrue : LintCode.AlwaysFalse,
                text.SpanOf(node.Range),
                $"'{written}' {(answer ? "always" : "never")} holds from {Year(first)} to {Year(last)}, whatever the {(TreeOrder.PartsFirst(node).OfType<SlotNode>().FirstOrDefault(s => s.Field.Record == "household") is null ? "commune" : "household")}{Why(node)}");
        }

        return open.Any(n => ReferenceEquals(n, body)) ? answers[body] : null;
    }

    private string Why(TypedExpression node)
    {
        List<string> parts = [.. TreeOrder.PartsFirst(node).OfType<SlotNode>().Where(s => s.Field.Bank == SlotBank.Lane && s.Field.Type != InputType.Bool)
            .DistinctBy(s => s.Field.Path).Select(s => (s.Field, Range: inputs.Of(s.Field, "", 0)))
            .Where(s => !double.IsInfinity(s.Range.Low))
            .Select(s => double.IsInfinity(s.Range.High)
                ? FormattableString.Invariant($"{s.Field.Path} is at least {s.Range.Low}")
                : FormattableString.Invariant($"{s.Field.Path} lies from {s.Range.Low} to {s.Range.High}"))];
        return parts.Count > 0 ? ": " + string.Join(", ", parts) : "";
    }

    private void Disabled()
    {
        List<Rule> all = [.. pack.Workflows.SelectMany(w => w.Source.Rules).SelectMany(WithChildren)];
        HashSet<string> enabled = [.. pack.Workflows.SelectMany(w => w.Rules).SelectMany(Names)];
        foreach (Rule rule in all.Where(r => !r.Enabled && !enabled.Contains(r.Name)))
        {
            diagnostics.Warning(LintCode.Disabled, rule.Span, $"the rule '{rule.Name}' is disabled in every set it stands in, so it is never evaluated");
        }
    }

    private static IEnumerable<Rule> WithChildren(Rule rule) => rule.Enabled ? rule.Rules.SelectMany(WithChildren).Prepend(rule) : [rule];

    private static IEnumerable<string> Names(CheckedRule rule) => rule.Children.SelectMany(Names).Prepend(rule.Source.Name);

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
