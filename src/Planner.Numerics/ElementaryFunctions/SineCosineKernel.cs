using System.Runtime.CompilerServices;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.ElementaryFunctions;

/// <summary>
/// sin and cos over lanes for |x| ≤ <see cref="LargestOrdinary"/>: x = n·π/2 + r, |r| ≤ π/4, with π/2 in four parts (Cody and Waite 1980) and r carried as a
/// pair, then our own fits at Chebyshev nodes (errors below 2^-56).
/// </summary>
internal static class SineCosineKernel
{
    /// <summary>2^20: n·(33-bit part of π/2) is exact up to here.</summary>
    internal const double LargestOrdinary = 1048576.0;

    private const double Part1 = 1.5707963267341256; // 33 bits each
    private const double Part2 = 6.077100506303966e-11;
    private const double Part3 = 2.0222662487111665e-21;
    private const double Part4 = 8.4784276603689e-32;

    // Not inlined on purpose: as its own root the compiler inlines all its lane operations, inside a small caller its budget runs out.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Apply<T>(T x, out T sine, out T cosine) where T : struct, ILanes<T>
    {
        T shift = T.All(ExponentialKernel.RoundingShift);
        T shifted = x * T.All(0.6366197723675814) + shift;
        T n = shifted - shift;
        T first = x - n * T.All(Part1);
        DoubleDouble.Sum(first, T.All(0.0) - n * T.All(Part2), out T high, out T low);
        DoubleDouble.Sum(high, T.All(0.0) - n * T.All(Part3), out high, out T low2);
        DoubleDouble.FastSum(high, low + low2 - n * T.All(Part4), out T r, out T rest);
        OfReduced(r, rest, shifted, out sine, out cosine);

        // A zero keeps its sign.
        sine = T.Select(T.Equal(x, T.All(0.0)), x, sine);
    }

    /// <summary>sin and cos of n·π/2 + r + rest, the low two bits of <paramref name="quadrant"/> being n mod 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void OfReduced<T>(T r, T rest, T quadrant, out T sine, out T cosine) where T : struct, ILanes<T>
    {
        T one = T.All(1.0);
        T z = r * r;
        T z2 = z * z;
        T s = T.All(0.008333333333333331) + z * T.All(-0.0001984126984126506)
            + z2 * (T.All(2.7557319219335453e-06) + z * T.All(-2.5052106231157904e-08) + z2 * (T.All(1.605853141458901e-10) + z * T.All(-7.586685070091267e-13)));
        s = T.All(-0.16666666666666666) + z * s;
        T half = T.All(0.5) * z;
        T sin = r + (z * r * s + rest * (one - half));

        T c = T.All(0.041666666666666664) + z * T.All(-0.0013888888888888887)
            + z2 * (T.All(2.4801587301584645e-05) + z * T.All(-2.755731922140076e-07)
                + z2 * (T.All(2.0876755790363397e-09) + z * T.All(-1.1470460773969325e-11) + z2 * T.All(4.7458652037874553e-14)));
        T w = one - half;
        T cos = w + (one - w - half + (z2 * c - r * rest));

        T even = T.Equal((quadrant & T.AllBits(1)) | one, one);
        T sineSign = T.ShiftLeft(quadrant & T.AllBits(2), 62);
        T cosineSign = T.ShiftLeft(T.AddBits(quadrant, T.AllBits(1)) & T.AllBits(2), 62);
        sine = T.Select(even, sin, cos) ^ sineSign;
        cosine = T.Select(even, cos, sin) ^ cosineSign;
    }
}
