using System.Globalization;
using System.Numerics;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Reading;

/// <summary>What the operators do to boxed values, for the readers that walk the tree.</summary>
internal static class Operations
{
    /// <summary>Any operator but And, Or and ??, whose right side may not be wanted.</summary>
    /// <exception cref="EvaluationFaultException">The operation has no result.</exception>
    public static object? Binary(BinaryOperator op, TypeKind kind, object? left, object? right)
    {
        if (OperatorTable.IsComparison(op))
        {
            return Compare(op, kind, left, right);
        }

        if (kind == TypeKind.Text)
        {
            return Concatenate(left, right);
        }

        if (left is null || right is null)
        {
            return null;
        }

        try
        {
            return kind switch
            {
                TypeKind.Bool => op == BinaryOperator.BitAnd ? (bool)left & (bool)right : (bool)left | (bool)right,
                TypeKind.Int => Whole(op, (int)left, right),
                TypeKind.UInt => Whole(op, (uint)left, right),
                TypeKind.Long => Whole(op, (long)left, right),
                TypeKind.ULong => Whole(op, (ulong)left, right),
                TypeKind.Float => Arithmetic(op, (float)left, (float)right),
                TypeKind.Double => Arithmetic(op, (double)left, (double)right),
                TypeKind.Decimal => Arithmetic(op, (decimal)left, (decimal)right),
                TypeKind.DateTime when right is DateTime until => (DateTime)left - until,
                TypeKind.DateTime => op == BinaryOperator.Add ? (DateTime)left + (TimeSpan)right : (DateTime)left - (TimeSpan)right,
                TypeKind.TimeSpan => op == BinaryOperator.Add ? (TimeSpan)left + (TimeSpan)right : (TimeSpan)left - (TimeSpan)right,
                _ => throw new InvalidOperationException($"no operation for {kind}"),
            };
        }
        catch (Exception e) when (e is ArithmeticException or ArgumentException)
        {
            throw new EvaluationFaultException(e.Message);
        }
    }

    /// <summary>Minus.</summary>
    public static object? Negate(object? value) => value switch
    {
        null => null,
        int i => unchecked(-i),
        long l => unchecked(-l),
        float f => -f,
        double d => -d,
        decimal m => -m,
        TimeSpan t => -t,
        _ => throw new InvalidOperationException($"no negation for {value.GetType()}"),
    };

    /// <summary>A conversion the checker asked for.</summary>
    public static object? Convert(object? value, LanguageType type)
    {
        if (value is null)
        {
            return type.AdmitsNull ? null : throw new EvaluationFaultException("Nullable object must have a value.");
        }

        return type.IsNumeric ? NumericConversion.To(value, type.Kind) : value;
    }

    /// <summary>Order of two values of one ordered kind, NaN least as .NET sorts.</summary>
    public static int Order(object a, object b) => a is string s && b is string t
        ? string.Compare(s, t, CultureInfo.InvariantCulture, CompareOptions.None)
        : ((IComparable)a).CompareTo(b);

    private static bool Compare(BinaryOperator op, TypeKind kind, object? left, object? right)
    {
        if (left is null || right is null)
        {
            bool same = left is null && right is null;
            return op switch { BinaryOperator.Equal => same, BinaryOperator.NotEqual => !same, _ => OrderedTexts(op, kind, left, right) };
        }

        return kind switch
        {
            TypeKind.Int => Numbers(op, (int)left, (int)right),
            TypeKind.UInt => Numbers(op, (uint)left, (uint)right),
            TypeKind.Long => Numbers(op, (long)left, (long)right),
            TypeKind.ULong => Numbers(op, (ulong)left, (ulong)right),
            TypeKind.Float => Numbers(op, (float)left, (float)right),
            TypeKind.Double => Numbers(op, (double)left, (double)right),
            TypeKind.Decimal => Numbers(op, (decimal)left, (decimal)right),
            TypeKind.Char => Numbers(op, (char)left, (char)right),
            TypeKind.DateTime => Ordered(op, ((DateTime)left).CompareTo((DateTime)right)),
            TypeKind.TimeSpan => Ordered(op, ((TimeSpan)left).CompareTo((TimeSpan)right)),
            TypeKind.Text when op is BinaryOperator.Equal or BinaryOperator.NotEqual =>
                string.Equals((string)left, (string)right, StringComparison.Ordinal) == (op == BinaryOperator.Equal),
            TypeKind.Text => OrderedTexts(op, kind, left, right),
            _ => left.Equals(right) == (op == BinaryOperator.Equal),
        };
    }

    private static bool OrderedTexts(BinaryOperator op, TypeKind kind, object? left, object? right) =>
        kind == TypeKind.Text && Ordered(op, string.Compare((string?)left, (string?)right, CultureInfo.InvariantCulture, CompareOptions.None));

    private static bool Ordered(BinaryOperator op, int order) => op switch
    {
        BinaryOperator.Equal => order == 0,
        BinaryOperator.NotEqual => order != 0,
        BinaryOperator.Less => order < 0,
        BinaryOperator.LessOrEqual => order <= 0,
        BinaryOperator.Greater => order > 0,
        _ => order >= 0,
    };

    private static bool Numbers<T>(BinaryOperator op, T a, T b)
        where T : IComparisonOperators<T, T, bool> => op switch
        {
            BinaryOperator.Equal => a == b,
            BinaryOperator.NotEqual => a != b,
            BinaryOperator.Less => a < b,
            BinaryOperator.LessOrEqual => a <= b,
            BinaryOperator.Greater => a > b,
            _ => a >= b,
        };

    private static object Whole<T>(BinaryOperator op, T a, object right)
        where T : struct, IBinaryInteger<T> => op switch
        {
            BinaryOperator.ShiftLeft => a << (int)right,
            BinaryOperator.ShiftRight => a >> (int)right,
            BinaryOperator.BitAnd => a & (T)right,
            BinaryOperator.BitOr => a | (T)right,
            _ => Arithmetic(op, a, (T)right),
        };

    private static object Arithmetic<T>(BinaryOperator op, T a, T b)
        where T : struct, INumber<T> => op switch
        {
            BinaryOperator.Add => a + b,
            BinaryOperator.Subtract => a - b,
            BinaryOperator.Multiply => a * b,
            BinaryOperator.Divide => a / b,
            BinaryOperator.Remainder => a % b,
            _ => throw new InvalidOperationException($"no arithmetic for {op}"),
        };

    private static string Concatenate(object? left, object? right)
    {
        string a = TextOf(left);
        string b = TextOf(right);
        return a.Length + b.Length <= ExpressionLimits.MaxString
            ? a + b
            : throw new EvaluationFaultException(string.Create(CultureInfo.InvariantCulture, $"A text would grow beyond {ExpressionLimits.MaxString} characters."));
    }

    private static string TextOf(object? value) => System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
