using System.Runtime.CompilerServices;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.ElementaryFunctions;

/// <summary>
/// Sums and products that carry their rounding error (Dekker 1971, Knuth TAOCP 4.2.2); the product is split by
/// Veltkamp's factor because a fused multiply-add is not allowed here.
/// </summary>
internal static class DoubleDouble
{
    private const double SplitFactor = 134217729.0; // 2^27 + 1

    /// <summary>high + low = a + b exactly, for |a| ≥ |b| or a = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FastSum<T>(T a, T b, out T high, out T low) where T : struct, ILanes<T>
    {
        high = a + b;
        low = b - (high - a);
    }

    /// <summary>high + low = a + b exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum<T>(T a, T b, out T high, out T low) where T : struct, ILanes<T>
    {
        high = a + b;
        T c = high - a;
        low = a - (high - c) + (b - c);
    }

    /// <summary>high + low = a·b exactly, for |a|, |b| below 2^996 and a product above the subnormal range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Product<T>(T a, T b, out T high, out T low) where T : struct, ILanes<T>
    {
        high = a * b;
        T ca = a * T.All(SplitFactor);
        T aHigh = ca - (ca - a);
        T aLow = a - aHigh;
        T cb = b * T.All(SplitFactor);
        T bHigh = cb - (cb - b);
        T bLow = b - bHigh;
        low = aHigh * bHigh - high + aHigh * bLow + aLow * bHigh + aLow * bLow;
    }
}
