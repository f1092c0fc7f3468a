namespace Planner.Rules.Language.Reading;

/// <summary>Divisions of whole numbers for compiled readers: a flag where .NET throws (by zero, and the least value by −1).</summary>
internal static class IntegerMath
{
    public static int Divide(int a, int b, ref bool failed)
    {
        bool bad = b == 0 || (b == -1 && a == int.MinValue);
        failed |= bad;
        return bad ? 0 : a / b;
    }

    public static int Remainder(int a, int b, ref bool failed)
    {
        bool bad = b == 0 || (b == -1 && a == int.MinValue);
        failed |= bad;
        return bad ? 0 : a % b;
    }

    public static long Divide(long a, long b, ref bool failed)
    {
        bool bad = b == 0 || (b == -1 && a == long.MinValue);
        failed |= bad;
        return bad ? 0 : a / b;
    }

    public static long Remainder(long a, long b, ref bool failed)
    {
        bool bad = b == 0 || (b == -1 && a == long.MinValue);
        failed |= bad;
        return bad ? 0 : a % b;
    }

    public static uint Divide(uint a, uint b, ref bool failed)
    {
        failed |= b == 0;
        return b == 0 ? 0 : a / b;
    }

    public static uint Remainder(uint a, uint b, ref bool failed)
    {
        failed |= b == 0;
        return b == 0 ? 0 : a % b;
    }

    public static ulong Divide(ulong a, ulong b, ref bool failed)
    {
        failed |= b == 0;
        return b == 0 ? 0 : a / b;
    }

    public static ulong Remainder(ulong a, ulong b, ref bool failed)
    {
        failed |= b == 0;
        return b == 0 ? 0 : a % b;
    }
}
