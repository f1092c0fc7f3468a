using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Reading;

/// <summary>
/// Finds the comparisons in an explained tree, walking down through and, or, not and branches, and tells for each whether turning it alone
/// would turn the whole: a part decides its parent unless a sibling already fixes the parent's value.
/// </summary>
internal static class ComparisonFinder
{
    /// <summary>The comparisons in the order of the text.</summary>
    public static IReadOnlyList<ComparisonExplanation> Find(ExplanationNode root, ExpressionText text)
    {
        var found = new List<(TextRange Range, ComparisonExplanation Comparison)>();
        var open = new Stack<(ExplanationNode Node, bool Decisive, bool Negated)>();
        open.Push((root, root.Error is null, false));
        while (open.TryPop(out (ExplanationNode Node, bool Decisive, bool Negated) item))
        {
            Open(item.Node, item.Decisive, item.Negated, text, open, found);
        }

        return [.. found.OrderBy(f => f.Range.Start).ThenBy(f => f.Range.End).Select(f => f.Comparison)];
    }

    private static void Open(
        ExplanationNode node,
        bool decisive,
        bool negated,
        ExpressionText text,
        Stack<(ExplanationNode Node, bool Decisive, bool Negated)> open,
        List<(TextRange Range, ComparisonExplanation Comparison)> found)
    {
        IReadOnlyList<ExplanationNode> parts = node.Parts;
        switch (node.Expression)
        {
            case BinaryNode { Operator: BinaryOperator.And or BinaryOperator.Or, OperandKind: TypeKind.Bool } logic:
                Logic(logic.Operator == BinaryOperator.And);
                break;
            case BinaryNode { Operator: BinaryOperator.BitAnd or BinaryOperator.BitOr, OperandKind: TypeKind.Bool } bits:
                Logic(bits.Operator == BinaryOperator.BitAnd);
                break;
            case NegationNode { Type.Kind: TypeKind.Bool }:
                open.Push((parts[0], decisive, !negated));
                break;
            case ConditionalNode conditional:
                bool chosen = parts[0].Value is true;
                bool differ = parts[1].Error is null && parts[2].Error is null && !Equals(parts[1].Value, parts[2].Value);
                bool inverts = parts[1].Value is false && parts[2].Value is true;
                open.Push((parts[0], decisive && differ && conditional.Type.Kind == TypeKind.Bool, negated ^ inverts));
                if (conditional.Type.Kind == TypeKind.Bool)
                {
                    open.Push((parts[1], decisive && chosen, negated));
                    open.Push((parts[2], decisive && !chosen, negated));
                }

                break;
            case LetNode:
                open.Push((parts[^1], decisive, negated));
                break;
            case BinaryNode { OperandKind: TypeKind.Bool } equality when parts.Any(p => p.Expression is BinaryNode or NegationNode or ConditionalNode):
                // A comparison of truths that are themselves compared: its sides are the conditions, and turning either turns it.
                bool same = equality.Operator == BinaryOperator.Equal;
                open.Push((parts[0], decisive && parts[1].Error is null, negated ^ (parts[1].Value is bool r && r != same)));
                open.Push((parts[1], decisive && parts[0].Error is null, negated ^ (parts[0].Value is bool l && l != same)));
                break;
            case BinaryNode binary when OperatorTable.IsComparison(binary.Operator):
                found.Add((node.Expression.Range, Comparison(node, binary.Operator, parts[0], parts[1], decisive, negated, text)));
                break;
            case ConstantNode:
                break;
            default:
                if (node.Expression.Type.Kind == TypeKind.Bool)
                {
                    found.Add((node.Expression.Range, Truth(node, decisive, negated, text)));
                }

                break;
        }

        void Logic(bool and)
        {
            open.Push((parts[0], decisive && parts[1].Value is bool right && right == and, negated));
            open.Push((parts[1], decisive && parts[0].Value is bool left && left == and, negated));
        }
    }

    private static ComparisonExplanation Comparison(
        ExplanationNode node, BinaryOperator op, ExplanationNode left, ExplanationNode right, bool decisive, bool negated, ExpressionText text)
    {
        double? margin = Margin(op, Explainer.ToDouble(left.Value), Explainer.ToDouble(right.Value));
        return new ComparisonExplanation(
            text.Slice(node.Expression.Range),
            text.Slice(left.Expression.Range),
            left.Value,
            OperatorTable.Symbol(op),
            text.Slice(right.Expression.Range),
            right.Value,
            UnitFinder.Of(left.Expression, right.Expression),
            negated ? -margin : margin,
            node.Value is bool value && value != negated,
            negated,
            decisive,
            node.Reached,
            node.Error,
            text.SpanOf(node.Expression.Range));
    }

    private static ComparisonExplanation Truth(ExplanationNode node, bool decisive, bool negated, ExpressionText text)
    {
        double? margin = Margin(BinaryOperator.Equal, Explainer.ToDouble(node.Value), 1);
        string written = text.Slice(node.Expression.Range);
        return new ComparisonExplanation(
            written,
            written,
            node.Value,
            "==",
            "true",
            true,
            null,
            negated && margin is { } m ? -1 - m : margin,
            node.Value is bool value && value != negated,
            negated,
            decisive,
            node.Reached,
            node.Error,
            text.SpanOf(node.Expression.Range));
    }

    private static double? Margin(BinaryOperator op, double? left, double? right)
    {
        if (left is not { } l || right is not { } r)
        {
            return null;
        }

        // Equal infinities are no distance apart, though their difference is NaN.
        double margin = op switch
        {
            BinaryOperator.Less or BinaryOperator.LessOrEqual => l == r ? 0 : r - l,
            BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => l == r ? 0 : l - r,
            BinaryOperator.Equal => l == r ? 0 : -Math.Abs(l - r),
            _ => l == r ? 0 : Math.Abs(l - r),
        };
        return double.IsNaN(margin) ? double.NaN : margin;
    }
}
