using System.Runtime.CompilerServices;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.ElementaryFunctions;

/// <summary>
/// exp over lanes. x = n·ln 2 + r with |r| ≤ ln 2 / 2 by a two-part ln 2 (Cody and Waite 1980), exp(r) = 1 + r + r²/2 + r³·Q(r)
/// with Q our own fit at Chebyshev nodes (degree 9, error of r³·Q below 2^-60), and the last sum carries its rounding error.
/// </summary>
internal readonly struct ExponentialKernel : ILaneFunction
{
    internal const double Log2E = 1.4426950408889634;

    // ln 2 to 42 bits: n·Ln2High is exact for |n| < 2^11.
    internal const double Ln2High = 0.6931471805598903;
    internal const double Ln2Low = 5.497923018708371e-14;

    // 1.5·2^52: adding it rounds to an integer, whose low bits then stand in the low bits of the sum.
    internal const double RoundingShift = 6755399441055744.0;

    // Beyond these the results are +∞ and +0 whatever x is.
    private const double Highest = 709.782712893384;
    private const double Lowest = -745.1332191019412;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x) where T : struct, ILanes<T> => OfSum(x, T.All(0.0));

    /// <summary>exp(x + tail) with |tail| ≤ ulp(x); the sum is never formed.</summary>
    // Not inlined on purpose: as its own root the compiler inlines all its lane operations, inside a small caller its budget runs out.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T OfSum<T>(T x, T tail) where T : struct, ILanes<T>
    {
        T inRange = T.Select(T.Less(x, T.All(-746.0)), T.All(-746.0), T.Select(T.Less(T.All(710.0), x), T.All(710.0), x));
        T shifted = inRange * T.All(Log2E) + T.All(RoundingShift);
        T n = shifted - T.All(RoundingShift);
        Reduce(inRange, n, tail, out T r, out T rest);

        T q = Cubic(r);
        T square = r * r;
        T small = square * T.All(0.5) + square * r * q;
        T one = T.All(1.0);
        T sum = one + r;
        T lost = r - (sum - one);
        T mantissa = sum + (small + (lost + rest * (sum + small)));

        // 2^n in two factors, so that neither leaves the exponent range and only the last product can round.
        T half = n * T.All(0.5) + T.All(RoundingShift);
        T otherHalf = n - (half - T.All(RoundingShift)) + T.All(RoundingShift);
        T y = mantissa * PowerOfTwo(half) * PowerOfTwo(otherHalf);

        y = T.Select(T.Less(T.All(Highest), x), T.All(double.PositiveInfinity), y);
        y = T.Select(T.Less(x, T.All(Lowest)), T.All(0.0), y);
        return T.Select(T.Equal(x, x), y, T.All(double.NaN));
    }

    /// <summary>r + rest = x − n·ln 2 + tail to about 2^-90.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Reduce<T>(T x, T n, T tail, out T r, out T rest) where T : struct, ILanes<T>
    {
        T high = x - n * T.All(Ln2High);
        T low = n * T.All(Ln2Low);
        r = high - low;
        rest = high - r - low + tail;
    }

    /// <summary>Q(r) = (exp(r) − 1 − r − r²/2)/r³ for |r| ≤ ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Cubic<T>(T r) where T : struct, ILanes<T>
    {
        T r2 = r * r;
        T r4 = r2 * r2;
        T a = T.All(0.16666666666666669) + r * T.All(0.041666666666666664);
        T b = T.All(0.008333333333330062) + r * T.All(0.0013888888888886552);
        T c = T.All(0.00019841269863053618) + r * T.All(2.4801587317144498e-05);
        T d = T.All(2.7557268459997064e-06) + r * T.All(2.755728296954995e-07);
        T e = T.All(2.510038549551032e-08) + r * T.All(2.0911236630261545e-09);
        return a + r2 * b + r4 * (c + r2 * d + r4 * e);
    }

    /// <summary>2^k from k + RoundingShift, −1022 ≤ k ≤ 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T PowerOfTwo<T>(T shifted) where T : struct, ILanes<T> =>
        T.AddBits(T.ShiftLeft(shifted, 52), T.AllBits(1023UL << 52));
}
