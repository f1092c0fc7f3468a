using System.Globalization;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Checking;

/// <summary>
/// Conversions the checker makes by itself: widening numbers, literals re-read from their text in the type of what they stand beside,
/// null and values into types that may be absent.
/// </summary>
internal static class Coercion
{
    /// <summary>The node in another type, or null when it does not convert by itself.</summary>
    public static TypedExpression? To(TypedExpression node, LanguageType target)
    {
        LanguageType type = node.Type;
        if (type.Kind == TypeKind.Faulty || type == target || (type.Kind == target.Kind && type.Kind == TypeKind.Record && ReferenceEquals(type.Shape, target.Shape)))
        {
            return node;
        }

        if (type.Kind == TypeKind.Null)
        {
            return target.AdmitsNull ? new ConstantNode(node.Range, target, null) : null;
        }

        if (type.IsNullable && !target.IsNullable)
        {
            return null;
        }

        if (type.Kind == target.Kind)
        {
            return type.Kind is TypeKind.List or TypeKind.Record ? null : new ConvertNode(node, target);
        }

        if (!type.IsNumeric || !target.IsNumeric)
        {
            return null;
        }

        if (node is ConstantNode { Literal: { } literal } && Reread(literal, type.Kind, target.Kind) is { } value)
        {
            return new ConstantNode(node.Range, target, value, literal);
        }

        return NumericConversion.IsImplicit(type.Kind, target.Kind) ? new ConvertNode(node, target) : null;
    }

    /// <summary>Whether a node converts to a kind of number by itself.</summary>
    public static bool Fits(TypedExpression node, TypeKind kind)
    {
        if (node.Type.Kind == TypeKind.Null)
        {
            // The literal null is a number that is absent; an input that happens to be null has no type at all.
            return node is ConstantNode;
        }

        return node.Type.IsNumeric
            && (NumericConversion.IsImplicit(node.Type.Kind, kind)
                || (node is ConstantNode { Literal: { } literal } && Reread(literal, node.Type.Kind, kind) is not null));
    }

    /// <summary>The kind of number an operation on two nodes is done in, or null when there is none.</summary>
    public static TypeKind? Common(TypedExpression left, TypedExpression right)
    {
        if (left.Type.Kind == TypeKind.Null && right.Type.Kind == TypeKind.Null)
        {
            return null;
        }

        foreach (TypeKind kind in NumericConversion.Ladder)
        {
            if (Fits(left, kind) && Fits(right, kind))
            {
                // ulong beside a signed whole number would only meet in floating point, silently losing digits.
                bool lossy = kind >= TypeKind.Float && IsWhole(left) && IsWhole(right);
                return lossy ? null : kind;
            }
        }

        return null;
    }

    /// <summary>The constant that a text literal means beside a value of another type, or null when it is not valid for that type.</summary>
    public static object? ParseText(string text, TypeKind kind)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        switch (kind)
        {
            case TypeKind.Bool:
                return bool.TryParse(text, out bool truth) ? truth : null;
            case TypeKind.Float:
                return float.TryParse(text, NumberStyles.Float, culture, out float single) ? single : null;
            case TypeKind.Double:
                return double.TryParse(text, NumberStyles.Float, culture, out double number) ? number : null;
            case TypeKind.Decimal:
                return decimal.TryParse(text, NumberStyles.Float, culture, out decimal exact) ? exact : null;
            case TypeKind.DateTime:
                return DateTime.TryParse(text, culture, DateTimeStyles.None, out DateTime date) ? date : null;
            case TypeKind.TimeSpan:
                return TimeSpan.TryParse(text, culture, out TimeSpan span) ? span : null;
            case TypeKind.Guid:
                return Guid.TryParse(text, out Guid guid) ? guid : null;
            case >= TypeKind.Byte and <= TypeKind.ULong:
                return Int128.TryParse(text, NumberStyles.Integer, culture, out Int128 whole) ? Narrow(whole, kind) : null;
            default:
                return null;
        }
    }

    /// <summary>A whole number in a kind, or null when it is outside its range.</summary>
    public static object? Narrow(Int128 value, TypeKind kind) => kind switch
    {
        TypeKind.Byte => value >= byte.MinValue && value <= byte.MaxValue ? (byte)value : null,
        TypeKind.Short => value >= short.MinValue && value <= short.MaxValue ? (short)value : null,
        TypeKind.Int => value >= int.MinValue && value <= int.MaxValue ? (int)value : null,
        TypeKind.UInt => value >= uint.MinValue && value <= uint.MaxValue ? (uint)value : null,
        TypeKind.Long => value >= long.MinValue && value <= long.MaxValue ? (long)value : null,
        TypeKind.ULong => value >= ulong.MinValue && value <= ulong.MaxValue ? (ulong)value : null,
        _ => null,
    };

    private static bool IsWhole(TypedExpression node) => node.Type.IsInteger || node.Type.Kind == TypeKind.Null;

    private static object? Reread(string literal, TypeKind from, TypeKind to)
    {
        if (from == TypeKind.Double)
        {
            return to == TypeKind.Decimal ? ParseText(literal, to) : to == TypeKind.Double ? ParseText(literal, to) : null;
        }

        return from is >= TypeKind.Byte and <= TypeKind.ULong ? ParseText(literal, to) : null;
    }
}
