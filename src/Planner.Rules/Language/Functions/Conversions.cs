namespace Planner.Rules.Language.Functions;

/// <summary>Number conversions that may fail, in the form compiled readers call: no exception, a flag instead.</summary>
internal static class Conversions
{
    /// <summary>Convert.ToInt32: halves to even; fails outside the range and for NaN.</summary>
    public static int RoundToInt(double x, ref bool failed)
    {
        double rounded = Math.Round(x);
        bool inside = rounded >= int.MinValue && rounded <= int.MaxValue;
        failed |= !inside;
        return inside ? (int)rounded : 0;
    }

    /// <summary>Convert.ToInt64: halves to even; fails outside the range and for NaN.</summary>
    public static long RoundToLong(double x, ref bool failed)
    {
        double rounded = Math.Round(x);
        bool inside = rounded >= long.MinValue && rounded < 9223372036854775808.0;
        failed |= !inside;
        return inside ? (long)rounded : 0;
    }

    /// <summary>int(x): towards zero; fails outside the range and for NaN.</summary>
    public static int TruncateToInt(double x, ref bool failed)
    {
        double truncated = Math.Truncate(x);
        bool inside = truncated >= int.MinValue && truncated <= int.MaxValue;
        failed |= !inside;
        return inside ? (int)truncated : 0;
    }

    /// <summary>long(x): towards zero; fails outside the range and for NaN.</summary>
    public static long TruncateToLong(double x, ref bool failed)
    {
        double truncated = Math.Truncate(x);
        bool inside = truncated >= long.MinValue && truncated < 9223372036854775808.0;
        failed |= !inside;
        return inside ? (long)truncated : 0;
    }

    /// <summary>int(x) of a long: fails outside the range.</summary>
    public static int NarrowToInt(long x, ref bool failed)
    {
        failed |= x is < int.MinValue or > int.MaxValue;
        return unchecked((int)x);
    }

    /// <summary>The value itself.</summary>
    public static int Same(int x) => x;

    /// <summary>The value itself.</summary>
    public static long Same(long x) => x;

    /// <summary>The value itself.</summary>
    public static double Same(double x) => x;

    /// <summary>A whole number as a real one.</summary>
    public static double Widen(int x) => x;

    /// <summary>A whole number as a real one, rounded beyond 2^53.</summary>
    public static double Widen(long x) => x;
}
