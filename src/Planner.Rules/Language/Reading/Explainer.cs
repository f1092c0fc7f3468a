using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Reading;

/// <summary>Evaluates a tree and keeps the value of every part. Parts that the evaluation skips are evaluated too, and marked.</summary>
internal sealed class Explainer
{
    private readonly Interpreter interpreter;
    private readonly object?[] environment;

    private Explainer(object?[] environment, SlotValues slots)
    {
        this.environment = environment;
        interpreter = new Interpreter(environment, slots);
    }

    /// <summary>Explains an expression for the given inputs.</summary>
    public static Explanation Explain(TypedExpression tree, ExpressionText text, object?[] environment, SlotValues slots)
    {
        ExplanationNode root = new Explainer(environment, slots).Visit(tree, reached: true);
        double value = root.Error is null ? ToDouble(root.Value) ?? double.NaN : double.NaN;
        return new Explanation(value, root.Error, root, ComparisonFinder.Find(root, text));
    }

    /// <summary>A value as the scalar reader would give it, or null when it is neither a number nor a truth.</summary>
    public static double? ToDouble(object? value) => value switch
    {
        bool truth => truth ? 1 : 0,
        double d => double.IsNaN(d) ? double.NaN : d,
        float f => float.IsNaN(f) ? double.NaN : f,
        byte or short or int or uint or long or ulong or decimal => (double)NumericConversion.To(value, TypeKind.Double),
        _ => null,
    };

    private ExplanationNode Visit(TypedExpression node, bool reached)
    {
        switch (node)
        {
            case BinaryNode binary:
                return Binary(binary, reached);
            case ConditionalNode conditional:
                return Conditional(conditional, reached);
            case LetNode let:
                return Let(let, reached);
            case ListOperationNode or NullSafeNode:
                // The body has a value per element, and a path may be cut short: only the whole has one value.
                return Leaf(node, reached);
            case CallNode call:
                return Combine(node, reached, values => Interpreter.Invoke(call, values), Parts(node, reached));
            case ConvertNode convert:
                return Combine(node, reached, values => Operations.Convert(values[0], convert.Type), Parts(node, reached));
            case NegationNode:
                return Combine(node, reached, values => values[0] is bool truth ? !truth : Operations.Negate(values[0]), Parts(node, reached));
            default:
                return Leaf(node, reached);
        }
    }

    private List<ExplanationNode> Parts(TypedExpression node, bool reached) => [.. node.Parts.Select(p => Visit(p, reached))];

    private ExplanationNode Leaf(TypedExpression node, bool reached)
    {
        try
        {
            return new ExplanationNode(node, interpreter.Evaluate(node), null, reached, []);
        }
        catch (EvaluationFaultException fault)
        {
            return new ExplanationNode(node, null, fault.Message, reached, []);
        }
    }

    private static ExplanationNode Combine(TypedExpression node, bool reached, Func<object?[], object?> compute, IReadOnlyList<ExplanationNode> parts)
    {
        if (parts.FirstOrDefault(p => p.Error is not null) is { } failed)
        {
            return new ExplanationNode(node, null, failed.Error, reached, parts);
        }

        try
        {
            return new ExplanationNode(node, compute([.. parts.Select(p => p.Value)]), null, reached, parts);
        }
        catch (EvaluationFaultException fault)
        {
            return new ExplanationNode(node, null, fault.Message, reached, parts);
        }
    }

    private ExplanationNode Binary(BinaryNode node, bool reached)
    {
        var chain = new Stack<BinaryNode>();
        TypedExpression first = node;
        while (first is BinaryNode link)
        {
            chain.Push(link);
            first = link.Left;
        }

        ExplanationNode left = Visit(first, reached);
        while (chain.TryPop(out BinaryNode? link))
        {
            left = Link(link, left, reached);
        }

        return left;
    }

    private ExplanationNode Link(BinaryNode link, ExplanationNode left, bool reached)
    {
        bool? decided = link.Operator switch
        {
            BinaryOperator.And => left.Value is false,
            BinaryOperator.Or => left.Value is true,
            BinaryOperator.Coalesce => left.Value is not null,
            _ => null,
        };
        ExplanationNode right = Visit(link.Right, reached && decided != true && (decided is null || left.Error is null));
        IReadOnlyList<ExplanationNode> parts = [left, right];
        if (decided is null)
        {
            return Combine(link, reached, values => Operations.Binary(link.Operator, link.OperandKind, values[0], values[1]), parts);
        }

        ExplanationNode result = left.Error is not null || decided == true ? left : right;
        return new ExplanationNode(link, result.Value, result.Error, reached, parts);
    }

    private ExplanationNode Conditional(ConditionalNode node, bool reached)
    {
        ExplanationNode condition = Visit(node.Condition, reached);
        ExplanationNode then = Visit(node.Then, reached && condition.Value is true);
        ExplanationNode otherwise = Visit(node.Otherwise, reached && condition.Value is false);
        ExplanationNode result = condition.Error is not null ? condition : condition.Value is true ? then : otherwise;
        return new ExplanationNode(node, result.Value, result.Error, reached, [condition, then, otherwise]);
    }

    private ExplanationNode Let(LetNode node, bool reached)
    {
        var parts = new List<ExplanationNode>();
        string? error = null;
        foreach ((int index, _, TypedExpression value) in node.Bindings)
        {
            ExplanationNode part = Visit(value, reached && error is null);
            error ??= part.Error;
            environment[index] = part.Value ?? PlaceHolder(value.Type, part.Error);
            parts.Add(part);
        }

        ExplanationNode body = Visit(node.Body, reached && error is null);
        parts.Add(body);
        return new ExplanationNode(node, error is null ? body.Value : null, error ?? body.Error, reached, parts);
    }

    /// <summary>Something of the right type for a parameter that failed, so that what stands behind it can be shown without being believed.</summary>
    private static object? PlaceHolder(LanguageType type, string? error)
    {
        if (error is null || type.AdmitsNull)
        {
            return null;
        }

        return type.Kind == TypeKind.Bool ? false : type.IsNumeric ? NumericConversion.To(0, type.Kind) : null;
    }
}
