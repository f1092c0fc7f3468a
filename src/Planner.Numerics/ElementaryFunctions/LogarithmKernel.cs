using System.Runtime.CompilerServices;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.ElementaryFunctions;

/// <summary>
/// Natural logarithm over lanes. x = 2^k·(1 + f), 1 + f in [√½, √2), s = f/(2 + f), ln(1 + f) = f − (f²/2 − s·(f²/2 + R(s²)))
/// as in fdlibm; R is our own fit at Chebyshev nodes (degree 8 in s²).
/// </summary>
internal readonly struct LogarithmKernel : ILaneFunction
{
    private const ulong SquareRootOfHalfBits = 0x3FE6A09E667F3BCDUL;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double TwoTo54 = 18014398509481984.0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T x) where T : struct, ILanes<T> => Corrected(x, T.All(0.0));

    /// <summary>ln(x) + correction, the correction being at most an ulp or so of x relative to x.</summary>
    // Not inlined on purpose: as its own root the compiler inlines all its lane operations, inside a small caller its budget runs out.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static T Corrected<T>(T x, T correction) where T : struct, ILanes<T>
    {
        Split(x, out T k, out T f);
        T half = T.All(0.5) * f * f;
        T s = f / (T.All(2.0) + f);
        T z = s * s;
        T result = k * T.All(ExponentialKernel.Ln2High)
            - (half - (s * (half + Remainder(z)) + (k * T.All(ExponentialKernel.Ln2Low) + correction)) - f);

        T infinity = T.All(double.PositiveInfinity);
        result = T.Select(T.Equal(x, infinity), infinity, result);
        result = T.Select(T.Equal(x, T.All(0.0)), T.All(double.NegativeInfinity), result);
        T defined = T.Less(T.All(-double.Epsilon), x);
        return T.Select(defined, result, T.All(double.NaN));
    }

    /// <summary>ln(x) of normal positive finite x, the same bits, inlined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T OfOrdinary<T>(T x) where T : struct, ILanes<T>
    {
        T lifted = T.AddBits(x, T.AllBits(0x3FF0000000000000UL - SquareRootOfHalfBits));
        T k = (T.ShiftRight(lifted, 52) | T.AllBits(0x4330000000000000UL)) - T.All(4503599627370496.0 + 1023.0);
        T f = T.AddBits(lifted & T.AllBits(0x000FFFFFFFFFFFFFUL), T.AllBits(SquareRootOfHalfBits)) - T.All(1.0);
        T half = T.All(0.5) * f * f;
        T s = f / (T.All(2.0) + f);
        T z = s * s;
        return k * T.All(ExponentialKernel.Ln2High) - (half - (s * (half + Remainder(z)) + k * T.All(ExponentialKernel.Ln2Low)) - f);
    }

    /// <summary>x = 2^k·(1 + f) for positive finite x, f in [√½ − 1, √2 − 1); exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Split<T>(T x, out T k, out T f) where T : struct, ILanes<T>
    {
        T subnormal = T.Less(x, T.All(SmallestNormal));
        T normal = T.Select(subnormal, x * T.All(TwoTo54), x);
        T lifted = T.AddBits(normal, T.AllBits(0x3FF0000000000000UL - SquareRootOfHalfBits));
        T exponent = T.ShiftRight(lifted, 52) | T.AllBits(0x4330000000000000UL);
        T bias = T.Select(subnormal, T.All(4503599627370496.0 + 1023.0 + 54.0), T.All(4503599627370496.0 + 1023.0));
        k = exponent - bias;
        T mantissa = T.AddBits(lifted & T.AllBits(0x000FFFFFFFFFFFFFUL), T.AllBits(SquareRootOfHalfBits));
        f = mantissa - T.All(1.0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Remainder<T>(T z) where T : struct, ILanes<T>
    {
        T z2 = z * z;
        T z4 = z2 * z2;
        T a = T.All(0.6666666666666666) + z * T.All(0.4000000000000088);
        T b = T.All(0.2857142857080323) + z * T.All(0.2222222239180047);
        T c = T.All(0.18181795630884753) + z * T.All(0.15386240205813478);
        T d = T.All(0.13268759668560612) + z * T.All(0.13086767009948175);
        return z * (a + z2 * b + z4 * (c + z2 * d));
    }
}
