using System.Runtime.CompilerServices;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.ElementaryFunctions;

/// <summary>
/// exp and ln of single precision over lanes, the formulas of <see cref="ExponentialKernel"/> and <see cref="LogarithmKernel"/> with shorter polynomials: our own weighted fits
/// (Lawson's iteration from Chebyshev nodes), their coefficients rounded to single precision.
/// </summary>
internal static class SingleKernels
{
    private const float Bound = 87f;
    private const float Log2E = 1.44269502f;

    // ln 2 to 10 bits: n·Ln2High is exact for |n| < 2^13.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194442e-4f;

    // 1.5·2^23: adding it rounds to an integer, whose low bits then stand in the low bits of the sum.
    private const float RoundingShift = 12582912f;

    private const uint SquareRootOfHalfBits = 0x3F3504F3;
    private const uint OneBits = 0x3F800000;

    /// <summary>e^x for |x| ≤ 87 (beyond it counts as 87); below 2^-23 off, e^±0 = 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x) where T : struct, ISingles<T>
    {
        x = T.Select(T.Less(T.All(Bound), x), T.All(Bound), x);
        x = T.Select(T.Less(x, T.All(-Bound)), T.All(-Bound), x);
        T shifted = x * T.All(Log2E) + T.All(RoundingShift);
        T n = shifted - T.All(RoundingShift);
        T r = x - n * T.All(Ln2High) - n * T.All(Ln2Low);
        return T.AddBits(T.All(1f) + Rest(r), T.ShiftLeft(shifted, 23));
    }

    /// <summary>e^x − 1 for |x| ≤ 80; below 2^-22 of itself off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpM1<T>(T x) where T : struct, ISingles<T>
    {
        T shifted = x * T.All(Log2E) + T.All(RoundingShift);
        T n = shifted - T.All(RoundingShift);
        T rest = Rest(x - n * T.All(Ln2High) - n * T.All(Ln2Low));
        T power = T.AddBits(T.ShiftLeft(shifted, 23), T.AllBits(OneBits));
        return power * rest + (power - T.All(1f));
    }

    /// <summary>e^r − 1 for |r| ≤ ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Rest<T>(T r) where T : struct, ISingles<T>
    {
        T r2 = r * r;
        T q = (T.All(0.1666663140f) + r * T.All(0.04166648909f)) + r2 * (T.All(0.008357202634f) + r * T.All(0.001393364160f));
        return r + r2 * (T.All(0.5f) + r * q);
    }

    /// <summary>ln(x) of normal positive finite x: off by less than 2^-23 of 1 or of itself, whichever is more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x) where T : struct, ISingles<T>
    {
        T lifted = T.AddBits(x, T.AllBits(OneBits - SquareRootOfHalfBits));
        T k = (T.ShiftRight(lifted, 23) | T.AllBits(0x4B000000)) - T.All(8388608f + 127f);
        T f = T.AddBits(lifted & T.AllBits(0x007FFFFF), T.AllBits(SquareRootOfHalfBits)) - T.All(1f);
        T f2 = f * f;
        T a = T.All(0.3333401680f) + f * T.All(-0.2500161827f);
        T b = T.All(0.1995933503f) + f * T.All(-0.1656827927f);
        T c = T.All(0.1494241655f) + f * T.All(-0.1434263587f);
        T cubic = a + f2 * (b + f2 * (c + f2 * T.All(0.08717729151f)));
        return k * T.All(Ln2High) + (f - f2 * (T.All(0.5f) - f * cubic) + k * T.All(Ln2Low));
    }
}
