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
    private readonly Dictionary<TypedExpression, Shift> shifts = new(ReferenceEqualityComparer.Instance);

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
            else if (node is BinaryNode binary && (OperatorTable.IsComparison(binary.Operator) || IsArithmetic(binary.Operator)))
            {
                Relate(binary);
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
            if (node.Type.Kind == TypeKind.Float)
            {
                (float low, float high) = ((float)range.Low, (float)range.High);
                range = range with { Low = low, High = high, Infinite = range.Infinite || float.IsInfinity(low) || float.IsInfinity(high) };
            }

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
        ConvertNode convert => convert.Type.IsInteger == convert.Operand.Type.IsInteger || !convert.Type.IsInteger ? ranges[convert.Operand] : Unknown(node),
        NegationNode { Type.Kind: TypeKind.Bool } not => new ValueRange(1 - ranges[not.Operand].High, 1 - ranges[not.Operand].Low, ranges[not.Operand].Undefined),
        NegationNode minus => Within(node, ranges[minus.Operand] with { Low = -ranges[minus.Operand].High, High = -ranges[minus.Operand].Low }),
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
            case BinaryOperator.Subtract when sameSides.Contains(node) && !undefined && !a.Infinite:
                return new ValueRange(0, 0);
            case BinaryOperator.Add:
                return Within(node, Overflowing(new ValueRange(a.Low + b.Low, a.High + b.High, undefined || (a.Infinite && b.Infinite))));
            case BinaryOperator.Subtract:
                return Within(node, Overflowing(new ValueRange(a.Low - b.High, a.High - b.Low, undefined || (a.Infinite && b.Infinite))));
            case BinaryOperator.Multiply:
                return Within(node, Product(node, a, b, undefined || (a.Infinite && b.HasZero) || (b.Infinite && a.HasZero)));
            case BinaryOperator.Divide when sameSides.Contains(node) && !node.Type.IsInteger && !undefined && !a.Infinite && !a.HasZero:
                return new ValueRange(1, 1);
            case BinaryOperator.Divide when !node.Type.IsInteger && (b.Low > 0 || b.High < 0):
                return Overflowing(Corners(a, b, (x, y) => double.IsInfinity(y) ? 0 : x / y) with { Undefined = undefined || (a.Infinite && b.Infinite) });
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

        if (shifts.TryGetValue(node, out Shift? shift) && !undefined && Along(shift, node.Operator) is { } answer)
        {
            return ValueRange.Of(answer);
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
        ValueRange either = a with { Undefined = a.Undefined || b.Undefined, Infinite = a.Infinite || b.Infinite };
        switch (call.Function.Compiled?.Name)
        {
            case nameof(Conversions.Same) or nameof(Conversions.Widen):
                return a;
            case nameof(Conversions.TruncateToInt) or nameof(Conversions.RoundToInt) when a.Low > int.MinValue && a.High < int.MaxValue:
                bool cut = call.Function.Compiled.Name == nameof(Conversions.TruncateToInt);
                return new ValueRange(cut ? Math.Truncate(a.Low) : Math.Round(a.Low), cut ? Math.Truncate(a.High) : Math.Round(a.High), either.Undefined);
        }

        return (call.Function.Name, call.Parts.Count) switch
        {
            ("Min", 2) => either with { Low = Math.Min(a.Low, b.Low), High = Math.Min(a.High, b.High) },
            ("Max", 2) => either with { Low = Math.Max(a.Low, b.Low), High = Math.Max(a.High, b.High) },

            // Of the least whole number there is no opposite.
            ("Abs", 1) when !(call.Type.IsInteger && a.Low <= int.MinValue) =>
                either with { Low = a.Low > 0 ? a.Low : a.High < 0 ? -a.High : 0, High = Math.Max(Math.Abs(a.Low), Math.Abs(a.High)) },
            ("Floor", 1) => either with { Low = Math.Floor(a.Low), High = Math.Floor(a.High) },
            ("Ceiling", 1) => either with { Low = Math.Ceiling(a.Low), High = Math.Ceiling(a.High) },
            ("Round", 1) => either with { Low = Math.Round(a.Low), High = Math.Round(a.High) },
            ("Sqrt", 1) when a.Low >= 0 => either with { Low = Math.Sqrt(a.Low), High = Math.Sqrt(a.High) },
            ("Exp", 1) => Overflowing(either with { Low = Transcendentals.Exp(a.Low) * (1 - Slack), High = Transcendentals.Exp(a.High) * (1 + Slack) }),
            ("Truncate", 1) => either with { Low = Math.Truncate(a.Low), High = Math.Truncate(a.High) },
            ("Round", 2) when call.Parts[1] is ConstantNode { Value: int digits and >= 0 and <= 15 } =>
                either with { Low = Math.Round(a.Low, digits), High = Math.Round(a.High, digits) },
            ("Round", 2) when call.Parts[1] is ConstantNode { Value: MidpointRounding mode } => either with { Low = Math.Round(a.Low, mode), High = Math.Round(a.High, mode) },
            ("Clamp", 3) when b.High <= ranges[call.Parts[2]].Low =>
                new ValueRange(
                    Math.Max(b.Low, Math.Min(a.Low, ranges[call.Parts[2]].Low)),
                    Math.Min(ranges[call.Parts[2]].High, Math.Max(a.High, b.High)),
                    either.Undefined || ranges[call.Parts[2]].Undefined,
                    either.Infinite || ranges[call.Parts[2]].Infinite),
            _ => Unknown(call),
        };
    }

    private static bool IsArithmetic(BinaryOperator op) => op is BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide;

    // Two sides that name the same thing move together, which their ranges alone do not show.
    private void Relate(BinaryNode node)
    {
        string left = ExpressionSignature.Of(node.Left);
        string right = ExpressionSignature.Of(node.Right);
        if (left == right)
        {
            sameSides.Add(node);
        }
        else if (OperatorTable.IsComparison(node.Operator) && node.OperandKind == TypeKind.Double)
        {
            if (By(node.Left, right) is { } one)
            {
                shifts[node] = one;
            }
            else if (By(node.Right, left) is { } other)
            {
                shifts[node] = other with { OfRight = true };
            }
        }
    }

    // How a side differs from the other: other + part, part + other, other - part.
    private static Shift? By(TypedExpression side, string other) => side switch
    {
        BinaryNode { Operator: BinaryOperator.Add, OperandKind: TypeKind.Double } sum when ExpressionSignature.Of(sum.Left) == other => new Shift(sum.Right, false, false),
        BinaryNode { Operator: BinaryOperator.Add, OperandKind: TypeKind.Double } sum when ExpressionSignature.Of(sum.Right) == other => new Shift(sum.Left, false, false),
        BinaryNode { Operator: BinaryOperator.Subtract, OperandKind: TypeKind.Double } difference when ExpressionSignature.Of(difference.Left) == other =>
            new Shift(difference.Right, true, false),
        _ => null,
    };

    // x + d >= x for d of at least 0, whatever rounding does; that it is greater is not certain, for a small d is lost in a large x.
    private bool? Along(Shift shift, BinaryOperator op)
    {
        ValueRange by = ranges[shift.Part];
        bool down = shift.Down != shift.OfRight;
        bool notLess = down ? by.High <= 0 : by.Low >= 0;
        bool notMore = down ? by.Low >= 0 : by.High <= 0;
        return op switch
        {
            BinaryOperator.GreaterOrEqual when notLess => true,
            BinaryOperator.LessOrEqual when notMore => true,
            BinaryOperator.Less when notLess => false,
            BinaryOperator.Greater when notMore => false,
            _ => null,
        };
    }

    private ValueRange Product(BinaryNode node, ValueRange a, ValueRange b, bool undefined)
    {
        ValueRange range = Corners(a, b, Times) with { Undefined = undefined };
        if (sameSides.Contains(node) && !node.Type.IsInteger)
        {
            range = range with { Low = Math.Max(range.Low, 0) };
        }

        // Times at most 1 nothing grows beyond what it was.
        bool shrinks = Math.Max(Math.Abs(b.Low), Math.Abs(b.High)) <= 1 || Math.Max(Math.Abs(a.Low), Math.Abs(a.High)) <= 1;
        return shrinks ? range with { Infinite = a.Infinite || b.Infinite } : Overflowing(range);
    }

    // What has no bound can grow past the greatest number.
    private static ValueRange Overflowing(ValueRange range) => range with { Infinite = double.IsInfinity(range.Low) || double.IsInfinity(range.High) };

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

    /// <summary>A side that is the other side and something more.</summary>
    /// <param name="Part">What it has more.</param>
    /// <param name="Down">Whether it has it less.</param>
    /// <param name="OfRight">Whether it is the right side.</param>
    private sealed record Shift(TypedExpression Part, bool Down, bool OfRight);

    // An infinite end means any finite number, and nothing times that is nothing.
    private static double Times(double x, double y) => x == 0 || y == 0 ? 0 : x * y;
}
