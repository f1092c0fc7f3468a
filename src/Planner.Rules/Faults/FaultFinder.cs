using System.Globalization;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;

namespace Planner.Rules.Faults;

/// <summary>Finds in an explained evaluation the first value that is no finite number: the meaning that the faster readers of faults must agree with.</summary>
internal static class FaultFinder
{
    /// <summary>The first fault in the order of evaluation; null when all is well.</summary>
    /// <param name="explanation">The evaluation.</param>
    /// <param name="text">The expression's text.</param>
    public static NumberFault? Find(Explanation explanation, ExpressionText text)
    {
        IReadOnlyList<ExplanationNode> nodes = PartsFirst(explanation.Root);
        HashSet<TypedExpression> tested = FaultSites.Tested([.. nodes.Select(n => n.Expression)]);
        foreach (ExplanationNode node in nodes)
        {
            if (node.Reached && KindOf(node, tested) is { } kind)
            {
                string value = kind == FaultKind.Failed ? node.Error! : Written(node.Value);
                return new NumberFault(kind, Short(text.Slice(node.Expression.Range)), Short(value), Operands(node, text));
            }
        }

        return explanation.Error is null ? null : new NumberFault(FaultKind.Failed, Short(text.Text), Short(explanation.Error), []);
    }

    private static FaultKind? KindOf(ExplanationNode node, HashSet<TypedExpression> tested)
    {
        if (node.Error is not null)
        {
            // Where a part failed, the part is told.
            return node.Parts.Any(p => p.Reached && p.Error is not null) ? null : FaultKind.Failed;
        }

        TypedExpression expression = node.Expression;
        if (FaultSites.Wraps(expression))
        {
            (double low, double high) = FaultSites.Ends(expression.Type.Kind);
            return Exact(node) is var exact && (exact < low || exact > high) ? FaultKind.Overflow : null;
        }

        if (NotFinite(node) is not { } kind || tested.Contains(expression) || expression is ConstantNode)
        {
            return null;
        }

        // An input that has no number is told by itself; what only hands a value on is not.
        return expression is SlotNode || (FaultSites.Computes(expression) && node.Parts.All(p => NotFinite(p) is null)) ? kind : null;
    }

    private static FaultKind? NotFinite(ExplanationNode node) => node.Value switch
    {
        double d when double.IsNaN(d) => FaultKind.NotANumber,
        double d when double.IsInfinity(d) => FaultKind.Infinite,
        float f when float.IsNaN(f) => FaultKind.NotANumber,
        float f when float.IsInfinity(f) => FaultKind.Infinite,
        _ => null,
    };

    private static double Exact(ExplanationNode node)
    {
        double first = Convert.ToDouble(node.Parts[0].Value, CultureInfo.InvariantCulture);
        double second = node.Parts.Count > 1 ? Convert.ToDouble(node.Parts[1].Value, CultureInfo.InvariantCulture) : 0;
        return node.Expression switch
        {
            BinaryNode { Operator: BinaryOperator.Add } => first + second,
            BinaryNode { Operator: BinaryOperator.Subtract } => first - second,
            BinaryNode { Operator: BinaryOperator.Multiply } => first * second,
            _ => 0 - first,
        };
    }

    private static IReadOnlyList<FaultOperand> Operands(ExplanationNode node, ExpressionText text)
    {
        var operands = new List<FaultOperand>();
        foreach (ExplanationNode part in node.Parts.Where(p => p.Expression is not (ConstantNode or SlotNode or ConvertNode) && p.Value is not null))
        {
            operands.Add(new FaultOperand(Short(text.Slice(part.Expression.Range)), Short(Written(part.Value))));
        }

        IEnumerable<ExplanationNode> inputs = PartsFirst(node).Where(n => n.Expression is SlotNode or VariableNode).DistinctBy(n => Named(n.Expression));
        operands.AddRange(inputs.Where(n => !ReferenceEquals(n, node)).Select(n => new FaultOperand(Short(Named(n.Expression)), Short(Written(n.Value)))));
        return [.. operands.DistinctBy(o => o.Text).Take(NumberFault.MostOperands)];
    }

    private static string Named(TypedExpression node) => node is SlotNode slot ? slot.Field.Path : ((VariableNode)node).Name;

    private static string Written(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";

    private static string Short(string text) => text.Length <= NumberFault.MostText ? text : string.Concat(text.AsSpan(0, NumberFault.MostText - 1), "…");

    private static IReadOnlyList<ExplanationNode> PartsFirst(ExplanationNode root) => TreeOrder.PartsFirst(root, node => node.Parts);
}
