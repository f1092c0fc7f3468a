using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Testing.Running;
using Planner.Rules.Workflows;

namespace Planner.Rules.Testing.Coverage;

/// <summary>Walks the expression of a rule together with the parameters it uses, and knows in which text each part stands.</summary>
internal static class SiteFinder
{
    /// <summary>Every part of a rule's expression with its text, in the order of evaluation.</summary>
    /// <param name="rule">A rule with an expression.</param>
    /// <param name="globals">The global parameters of its workflow.</param>
    public static IEnumerable<(TypedExpression Node, ExpressionText Text)> Parts(RuleNode rule, IReadOnlyList<ScopedParam> globals)
    {
        CompiledExpression expression = rule.Rule.Expression!;
        if (expression.Tree is not LetNode let)
        {
            return Under(expression.Tree, expression.Text);
        }

        return let.Bindings.SelectMany(b => Under(b.Value, TextOf(b.Name, rule, globals)))
            .Concat(Under(let.Body, expression.Text));
    }

    /// <summary>The comparisons and truths of a rule's expression.</summary>
    /// <param name="rule">A rule with an expression.</param>
    /// <param name="globals">The global parameters of its workflow.</param>
    public static IReadOnlyList<ComparisonSite> Sites(RuleNode rule, IReadOnlyList<ScopedParam> globals) =>
        [.. Parts(rule, globals).Where(p => ComparisonSite.Is(p.Node)).Select(p => new ComparisonSite(rule, p.Node, p.Text))];

    private static IEnumerable<(TypedExpression, ExpressionText)> Under(TypedExpression node, ExpressionText text) =>
        node.Parts.SelectMany(p => Under(p, text)).Prepend((node, text));

    private static ExpressionText TextOf(string name, RuleNode rule, IReadOnlyList<ScopedParam> globals)
    {
        for (RuleNode? at = rule; at is not null; at = at.Parent)
        {
            if (at.Rule.Source.LocalParams.FirstOrDefault(p => p.Name == name) is { } local)
            {
                return local.Expression;
            }
        }

        return globals.First(p => p.Name == name).Expression;
    }
}
