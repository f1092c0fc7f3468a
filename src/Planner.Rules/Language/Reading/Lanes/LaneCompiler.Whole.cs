using System.Linq.Expressions;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Reading.Lanes;

/// <summary>Whole numbers of 32 bits in lanes of doubles: every intermediate value is exact, and zero is always +0.</summary>
internal sealed partial class LaneCompiler
{
    private const double TwoTo32 = 4294967296.0;
    private const double TwoTo31 = 2147483648.0;

    /// <summary>Arithmetic and bits of two whole numbers.</summary>
    private Expression Whole(BinaryNode node, Expression left, Expression right, Expression? active)
    {
        switch (node.Operator)
        {
            case BinaryOperator.Add:
                return Wrapped(Expression.Add(left, right));
            case BinaryOperator.Subtract:
                return Wrapped(Expression.Subtract(left, right));
            case BinaryOperator.Multiply:
                return Product(Temporary(left), Temporary(right));
            case BinaryOperator.Divide:
            case BinaryOperator.Remainder:
                return Division(node, Temporary(left), Temporary(right), active);
            default:
                return EachLane([left, right], [typeof(int), typeof(int)], a => node.Operator switch
                {
                    BinaryOperator.BitAnd => Expression.And(a[0], a[1]),
                    BinaryOperator.BitOr => Expression.Or(a[0], a[1]),
                    BinaryOperator.ShiftLeft => Expression.LeftShift(a[0], a[1]),
                    BinaryOperator.ShiftRight => Expression.RightShift(a[0], a[1]),
                    _ => throw new InvalidOperationException($"no whole {node.Operator}"),
                });
        }
    }

    /// <summary>The int that a sum or difference of two ints wraps to.</summary>
    private Expression Wrapped(Expression sum)
    {
        ParameterExpression exact = Temporary(sum);
        Expression above = ops.Pair("GreaterThanOrEqual", exact, ops.All(TwoTo31));
        Expression below = ops.Pair("LessThan", exact, ops.All(-TwoTo31));
        return ops.Select(
            above,
            Expression.Subtract(exact, ops.All(TwoTo32)),
            ops.Select(below, Expression.Add(exact, ops.All(TwoTo32)), exact));
    }

    /// <summary>a·b modulo 2^32: b = high·2^16 + low; a·low and a·high stay below 2^47 and only the low 16 bits of a·high count.</summary>
    private Expression Product(ParameterExpression a, ParameterExpression b)
    {
        Expression high = Temporary(ops.Single("Floor", Expression.Multiply(b, ops.All(1 / 65536.0))));
        Expression low = Expression.Subtract(b, Expression.Multiply(high, ops.All(65536.0)));
        Expression upper = Temporary(Expression.Multiply(a, high));
        Expression kept = Expression.Subtract(
            upper, Expression.Multiply(ops.Single("Floor", Expression.Multiply(upper, ops.All(1 / 65536.0))), ops.All(65536.0)));
        Expression sum = Temporary(Expression.Add(Expression.Multiply(kept, ops.All(65536.0)), Expression.Multiply(a, low)));
        Expression turns = ops.Single("Floor", Expression.Multiply(Expression.Add(sum, ops.All(TwoTo31)), ops.All(1 / TwoTo32)));
        return PlusZero(Expression.Subtract(sum, Expression.Multiply(turns, ops.All(TwoTo32))));
    }

    /// <summary>
    /// a / b towards zero, or its remainder. The double quotient of ints is never nearer to a whole number above it than its rounding
    /// error (1/|b| against |a|·2^-53/|b|), so cutting it is exact.
    /// </summary>
    private Expression Division(BinaryNode node, ParameterExpression a, ParameterExpression b, Expression? active)
    {
        if (node.Right is not ConstantNode { Value: int and not (0 or -1) })
        {
            Expression overflow = Expression.And(ops.Pair("Equals", b, ops.All(-1)), ops.Pair("Equals", a, ops.All(-TwoTo31)));
            Fail(Expression.Or(ops.Pair("Equals", b, ops.All(0.0)), overflow), active);
        }

        Expression quotient = PlusZero(ops.Single("Truncate", Expression.Divide(a, b)));
        return node.Operator == BinaryOperator.Divide ? quotient : Expression.Subtract(a, Expression.Multiply(b, quotient));
    }

    /// <summary>(int)x of an input slot: towards zero, the nearest end outside the range, 0 for a NaN.</summary>
    private Expression Saturated(Expression raw)
    {
        ParameterExpression x = Temporary(raw);
        Expression whole = ops.Select(ops.Pair("Equals", x, x), ops.Single("Truncate", x), ops.All(0.0));
        return PlusZero(ops.Pair("Min", ops.Pair("Max", whole, ops.All(int.MinValue)), ops.All(int.MaxValue)));
    }

    /// <summary>A real number made whole by cutting or rounding; fails outside the range and for a NaN.</summary>
    private Expression Narrowed(Expression whole, Expression? active)
    {
        ParameterExpression x = Temporary(whole);
        Expression inside = Expression.And(
            ops.Pair("GreaterThanOrEqual", x, ops.All(int.MinValue)), ops.Pair("LessThanOrEqual", x, ops.All(int.MaxValue)));
        Fail(ops.Not(inside), active);
        return PlusZero(x);
    }

    private Expression PlusZero(Expression x) => Expression.Add(x, ops.All(0.0));
}
