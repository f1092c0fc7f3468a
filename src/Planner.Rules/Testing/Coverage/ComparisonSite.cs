using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;
using Planner.Rules.Testing.Running;

namespace Planner.Rules.Testing.Coverage;

/// <summary>A comparison, or a truth that stands alone, in the expression of a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Node">The comparison or truth.</param>
/// <param name="Text">The expression it stands in: the rule's, or that of a parameter the rule uses.</param>
internal sealed record ComparisonSite(RuleNode Rule, TypedExpression Node, ExpressionText Text)
{
    /// <summary>Where it stands.</summary>
    public SourceSpan Span => Text.SpanOf(Node.Range);

    /// <summary>As written.</summary>
    public string Written => Text.Slice(Node.Range);

    /// <summary>What tests can see of it.</summary>
    public IReadOnlyList<string> Sides => Node is not BinaryNode comparison ? ["false", "true"] : IsOrder(comparison) ? ["<", "=", ">"] : ["=", "≠"];

    /// <summary>Whether the node is something tests are asked to see from each side.</summary>
    public static bool Is(TypedExpression node) =>
        node is BinaryNode binary ? OperatorTable.IsComparison(binary.Operator) : node.Type.Kind == TypeKind.Bool && node is SlotNode or CallNode { Type.Kind: TypeKind.Bool };

    /// <summary>Which side was seen; null when there is none (a side has no value, or is NaN).</summary>
    /// <param name="node">The explained node.</param>
    public string? Seen(ExplanationNode node)
    {
        if (Node is not BinaryNode comparison)
        {
            return node.Value is bool truth ? truth ? "true" : "false" : null;
        }

        if (node.Value is not bool)
        {
            return null;
        }

        if (!IsOrder(comparison))
        {
            return Equals(node.Parts[0].Value, node.Parts[1].Value) ? "=" : "≠";
        }

        double left = Language.Reading.Explainer.ToDouble(node.Parts[0].Value) ?? double.NaN;
        double right = Language.Reading.Explainer.ToDouble(node.Parts[1].Value) ?? double.NaN;
        return left < right ? "<" : left > right ? ">" : left == right ? "=" : null;
    }

    private static bool IsOrder(BinaryNode comparison) => comparison.Operator is not (BinaryOperator.Equal or BinaryOperator.NotEqual);
}
