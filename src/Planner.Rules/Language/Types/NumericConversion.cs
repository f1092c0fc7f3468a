using System.Globalization;

namespace Planner.Rules.Language.Types;

/// <summary>Which number types convert to which without being asked, and the conversions themselves.</summary>
internal static class NumericConversion
{
    /// <summary>The types that arithmetic is done in, smallest first: the first that both operands convert to is the type of an operation.</summary>
    public static readonly TypeKind[] Ladder =
        [TypeKind.Int, TypeKind.UInt, TypeKind.Long, TypeKind.ULong, TypeKind.Float, TypeKind.Double, TypeKind.Decimal];

    private static readonly Dictionary<TypeKind, TypeKind[]> Widenings = new()
    {
        [TypeKind.Byte] = [TypeKind.Short, TypeKind.Int, TypeKind.UInt, TypeKind.Long, TypeKind.ULong, TypeKind.Float, TypeKind.Double, TypeKind.Decimal],
        [TypeKind.Short] = [TypeKind.Int, TypeKind.Long, TypeKind.Float, TypeKind.Double, TypeKind.Decimal],
        [TypeKind.Int] = [TypeKind.Long, TypeKind.Float, TypeKind.Double, TypeKind.Decimal],
        [TypeKind.UInt] = [TypeKind.Long, TypeKind.ULong, TypeKind.Float, TypeKind.Double, TypeKind.Decimal],
        [TypeKind.Long] = [TypeKind.Float, TypeKind.Double, TypeKind.Decimal],
        [TypeKind.ULong] = [TypeKind.Float, TypeKind.Double, TypeKind.Decimal],
        [TypeKind.Float] = [TypeKind.Double],
        [TypeKind.Double] = [],
        [TypeKind.Decimal] = [],
    };

    /// <summary>Whether values of one kind convert to the other without loss of magnitude (C#'s implicit conversions).</summary>
    public static bool IsImplicit(TypeKind from, TypeKind to) =>
        from == to || (Widenings.TryGetValue(from, out TypeKind[]? targets) && targets.Contains(to));

    /// <summary>Converts a boxed number to another kind.</summary>
    /// <exception cref="OverflowException">The value is outside the kind's range (whole numbers and decimals).</exception>
    public static object To(object value, TypeKind kind) => kind switch
    {
        TypeKind.Byte => Convert.ToByte(value, CultureInfo.InvariantCulture),
        TypeKind.Short => Convert.ToInt16(value, CultureInfo.InvariantCulture),
        TypeKind.Int => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        TypeKind.UInt => Convert.ToUInt32(value, CultureInfo.InvariantCulture),
        TypeKind.Long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        TypeKind.ULong => Convert.ToUInt64(value, CultureInfo.InvariantCulture),
        TypeKind.Float => Convert.ToSingle(value, CultureInfo.InvariantCulture),
        TypeKind.Double => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        TypeKind.Decimal => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
