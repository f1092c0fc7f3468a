using System.Globalization;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Functions;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Linting;

/// <summary>Computes which values each part of a tree can have when its inputs lie in given ranges (interval arithmetic).</summary>
internal sealed class RangeReader
{
    // Wider than the error of our exponential, whose rounding need not be monotone.
    private const double Slack = 1e-14;

    private readonly IReadOnlyList<TypedExpression> nodes;
    private readonly Dictionary<TypedExpression, ValueRange> ranges = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, TypedExpression> variables = [];
    private readonly HashSet<TypedExpression> sameSides = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyDictionary<TypedExpression, ValueRange>? known;

    /// <summary>A reader of one tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="known">Ranges of parts that are known already; null for none.</param>
    public RangeReader(TypedExpression tree, IReadOnlyDictionary<TypedExpression, ValueRange>? known = null)
    {
        this.known = known;
        nodes = TreeOrder.PartsFirst(tree);
        foreach (TypedExpression node in nodes)
        {
            if (node is LetNode let)
            {
                foreach ((int index, string _, TypedExpression value) in let.Bindings)
                {
                    variables[index] = value;
                }
            }
            else if (node is BinaryNode binary && OperatorTable.IsComparison(binary.Operator)
                && ExpressionSignature.Of(binary.Left) == ExpressionSignature.Of(binary.Right))
            {
                sameSides.Add(node);
            }
        }
    }

    /// <summary>Computes the ranges of all parts.</summary>
    /// <param name="inputs">The values each input can have.</param>
    /// <returns>The range of each node.</returns>
    public IReadOnlyDictionary<TypedExpression, ValueRange> Read(Func<InputField, ValueRange> inputs)
    {
        foreach (TypedExpression node in nodes)
        {
            ValueRange range = known is not null && known.TryGetValue(node, out ValueRange given) ? given : One(node, inputs);
            ranges[node] = double.IsNaN(range.Low) || double.IsNaN(range.High) ? Unknown(node) : range;
        }

        return ranges;
    }

    private static ValueRange Unknown(TypedExpression node) =>
        node.Type.Kind == TypeKind.Bool ? ValueRange.AnyTruth with { Undefined = true } : ValueRange.Anything;

    private ValueRange One(TypedExpression node, Func<InputField, ValueRange> inputs) => node switch
    {
        SlotNode slot => inputs(slot.Field),
        ConstantNode { Value: bool truth } => ValueRange.Of(truth),
        ConstantNode { Value: int or uint or long or ulong or float or double } constant => ValueRange.Of(Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture)),
        VariableNode variable when variables.TryGetValue(variable.Index, out TypedExpression? value) && ranges.TryGetValue(value, out ValueRange bound) => bound,
        ConvertNode { Type.Kind: TypeKind.Float } narrow => new ValueRange((float)ranges[narrow.Operand].Low, (float)ranges[narrow.Operand].High, ranges[narrow.Operand].Undefined),
        ConvertNode convert => convert.Type.IsInteger == convert.Operand.Type.IsInteger || !convert.Type.IsInteger ? ranges[convert.Operand] : Unknown(node),
        NegationNode { Type.Kind: TypeKind.Bool } not => new ValueRange(1 - ranges[not.Operand].High, 1 - ranges[not.Operand].Low, ranges[not.Operand].Undefined),
        NegationNode minus => Within(node, new ValueRange(-ranges[minus.Operand].High, -ranges[minus.Operand].Low, ranges[minus.Operand].Undefined)),
        BinaryNode binary => Binary(binary, ranges[binary.Left], ranges[binary.Right]),
        ConditionalNode conditional => Branch(ranges[conditional.Condition], ranges[conditional.Then], ranges[conditional.Otherwise]),
        CallNode call => Call(call),
        LetNode let => ranges[let.Body] with { Undefined = ranges[let.Body].Undefined || let.Bindings.Any(b => ranges[b.Value].Undefined && Fallibility.MayFail(b.Value)) },
        _ => Unknown(node),
    };

    private static ValueRange Branch(ValueRange condition, ValueRange then, ValueRange otherwise)
    {
        ValueRange chosen = condition.OnlyTrue ? then : condition.OnlyFalse && !condition.Undefined ? otherwise : then.Or(otherwise);
        return chosen with { Undefined = chosen.Undefined || condition.Undefined };
    }

    private ValueRange Binary(BinaryNode node, ValueRange a, ValueRange b)
    {
        bool undefined = a.Undefined || b.Undefined;
        switch (node.Operator)
        {
            case BinaryOperator.And or BinaryOperator.BitAnd when node.OperandKind == TypeKind.Bool:
                return new ValueRange(Math.Min(a.Low, b.Low), Math.Min(a.High, b.High), undefined);
            case BinaryOperator.Or or BinaryOperator.BitOr when node.OperandKind == TypeKind.Bool:
                return new ValueRange(Math.Max(a.Low, b.Low), Math.Max(a.High, b.High), undefined);
            case BinaryOperator.Add:
                return Within(node, new ValueRange(a.Low + b.Low, a.High + b.High, undefined));
            case BinaryOperator.Subtract:
                return Within(node, new ValueRange(a.Low - b.High, a.High - b.Low, undefined));
            case BinaryOperator.Multiply:
                return Within(node, Corners(a, b, Times) with { Undefined = undefined });
            case BinaryOperator.Divide when !node.Type.IsInteger && (b.Low > 0 || b.High < 0):
                return Corners(a, b, (x, y) => double.IsInfinity(y) ? 0 : x / y) with { Undefined = undefined };
            case BinaryOperator.Divide when node.Type.IsInteger && b.Low == b.High && b.Low is not (0 or -1) && !b.Undefined:
                return Corners(a, b, (x, y) => Math.Truncate(x / y)) with { Undefined = undefined };
            case var op when OperatorTable.IsComparison(op):
                return Comparison(node, a, b, undefined);
            default:
                return Unknown(node);
        }
    }

    private ValueRange Comparison(BinaryNode node, ValueRange a, ValueRange b, bool undefined)
    {
        if (sameSides.Contains(node) && !undefined)
        {
            return ValueRange.Of(node.Operator is BinaryOperator.Equal or BinaryOperator.LessOrEqual or BinaryOperator.GreaterOrEqual);
        }

        bool same = a.Low == a.High && b.Low == b.High && a.Low == b.Low;
        bool apart = a.High < b.Low || b.High < a.Low;
        (bool always, bool never) = node.Operator switch
        {
            BinaryOperator.Less => (a.High < b.Low, a.Low >= b.High),
            BinaryOperator.LessOrEqual => (a.High <= b.Low, a.Low > b.High),
            BinaryOperator.Greater => (a.Low > b.High, a.High <= b.Low),
            BinaryOperator.GreaterOrEqual => (a.Low >= b.High, a.High < b.Low),
            BinaryOperator.Equal => (same, apart),
            _ => (apart, same),
        };

        // Of NaN every comparison is false but "unequal".
        bool unequal = node.Operator == BinaryOperator.NotEqual;
        return new ValueRange(always && (!undefined || unequal) ? 1 : 0, never && (!undefined || !unequal) ? 0 : 1, undefined);
    }

    private ValueRange Call(CallNode call)
    {
        ValueRange a = call.Parts.Count > 0 ? ranges[call.Parts[0]] : ValueRange.Anything;
        ValueRange b = call.Parts.Count > 1 ? ranges[call.Parts[1]] : a;
        bool undefined = a.Undefined || b.Undefined;
        switch (call.Function.Compiled?.Name)
        {
            case nameof(Conversions.Same) or nameof(Conversions.Widen):
                return a;
            case nameof(Conversions.TruncateToInt) or nameof(Conversions.RoundToInt) when a.Low > int.MinValue && a.High < int.MaxValue:
                bool cut = call.Function.Compiled.Name == nameof(Conversions.TruncateToInt);
                return new ValueRange(cut ? Math.Truncate(a.Low) : Math.Round(a.Low), cut ? Math.Truncate(a.High) : Math.Round(a.High), undefined);
        }

        return (call.Function.Name, call.Parts.Count) switch
        {
            ("Min", 2) => new ValueRange(Math.Min(a.Low, b.Low), Math.Min(a.High, b.High), undefined),
            ("Max", 2) => new ValueRange(Math.Max(a.Low, b.Low), Math.Max(a.High, b.High), undefined),
            ("Abs", 1) => new ValueRange(a.Low > 0 ? a.Low : a.High < 0 ? -a.High : 0, Math.Max(Math.Abs(a.Low), Math.Abs(a.High)), undefined),
            ("Floor", 1) => new ValueRange(Math.Floor(a.Low), Math.Floor(a.High), undefined),
            ("Ceiling", 1) => new ValueRange(Math.Ceiling(a.Low), Math.Ceiling(a.High), undefined),
            ("Round", 1) => new ValueRange(Math.Round(a.Low), Math.Round(a.High), undefined),
            ("Sqrt", 1) when a.Low >= 0 => new ValueRange(Math.Sqrt(a.Low), Math.Sqrt(a.High), undefined),
            ("Exp", 1) => new ValueRange(Transcendentals.Exp(a.Low) * (1 - Slack), Transcendentals.Exp(a.High) * (1 + Slack), undefined),
            ("Truncate", 1) => new ValueRange(Math.Truncate(a.Low), Math.Truncate(a.High), undefined),
            ("Round", 2) when call.Parts[1] is ConstantNode { Value: int digits and >= 0 and <= 15 } =>
                new ValueRange(Math.Round(a.Low, digits), Math.Round(a.High, digits), undefined),
            ("Round", 2) when call.Parts[1] is ConstantNode { Value: MidpointRounding mode } => new ValueRange(Math.Round(a.Low, mode), Math.Round(a.High, mode), undefined),
            ("Clamp", 3) when b.High <= ranges[call.Parts[2]].Low =>
                new ValueRange(
                    Math.Max(b.Low, Math.Min(a.Low, ranges[call.Parts[2]].Low)),
                    Math.Min(ranges[call.Parts[2]].High, Math.Max(a.High, b.High)),
                    undefined || ranges[call.Parts[2]].Undefined),
            _ => Unknown(call),
        };
    }

    // Whole numbers wrap at their ends: what could leave them is unknown.
    private static ValueRange Within(TypedExpression node, ValueRange range) => node.Type.Kind switch
    {
        TypeKind.Double or TypeKind.Float => range,
        TypeKind.Int when range.Low >= int.MinValue && range.High <= int.MaxValue => range,
        TypeKind.Long when range.Low > -1e15 && range.High < 1e15 => range,
        _ => ValueRange.Anything,
    };

    private static ValueRange Corners(ValueRange a, ValueRange b, Func<double, double, double> f)
    {
        double p = f(a.Low, b.Low), q = f(a.Low, b.High), r = f(a.High, b.Low), s = f(a.High, b.High);
        return new ValueRange(Math.Min(Math.Min(p, q), Math.Min(r, s)), Math.Max(Math.Max(p, q), Math.Max(r, s)));
    }

    // An infinite end means any finite number, and nothing times that is nothing.
    private static double Times(double x, double y) => x == 0 || y == 0 ? 0 : x * y;
}
