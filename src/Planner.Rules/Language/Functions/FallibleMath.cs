namespace Planner.Rules.Language.Functions;

/// <summary>The functions of Math that have no result for some arguments, with a flag where .NET throws.</summary>
internal static class FallibleMath
{
    public static int Abs(int x, ref bool failed)
    {
        failed |= x == int.MinValue;
        return x < 0 ? unchecked(-x) : x;
    }

    public static long Abs(long x, ref bool failed)
    {
        failed |= x == long.MinValue;
        return x < 0 ? unchecked(-x) : x;
    }

    public static int Sign(double x, ref bool failed)
    {
        failed |= double.IsNaN(x);
        return x > 0 ? 1 : x < 0 ? -1 : 0;
    }

    public static double Round(double x, int digits, ref bool failed)
    {
        bool inside = digits is >= 0 and <= 15;
        failed |= !inside;
        return inside ? Math.Round(x, digits) : 0;
    }

    public static decimal Round(decimal x, int digits, ref bool failed)
    {
        bool inside = digits is >= 0 and <= 28;
        failed |= !inside;
        return inside ? Math.Round(x, digits) : 0;
    }

    public static double Round(double x, int digits, MidpointRounding mode, ref bool failed)
    {
        bool inside = digits is >= 0 and <= 15;
        failed |= !inside;
        return inside ? Math.Round(x, digits, mode) : 0;
    }

    public static int Clamp(int x, int min, int max, ref bool failed)
    {
        failed |= min > max;
        return min > max ? 0 : Math.Clamp(x, min, max);
    }

    public static long Clamp(long x, long min, long max, ref bool failed)
    {
        failed |= min > max;
        return min > max ? 0 : Math.Clamp(x, min, max);
    }

    public static double Clamp(double x, double min, double max, ref bool failed)
    {
        failed |= min > max;
        return min > max ? 0 : Math.Clamp(x, min, max);
    }

    public static decimal Clamp(decimal x, decimal min, decimal max, ref bool failed)
    {
        failed |= min > max;
        return min > max ? 0 : Math.Clamp(x, min, max);
    }
}
