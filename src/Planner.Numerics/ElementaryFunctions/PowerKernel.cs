using System.Runtime.CompilerServices;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.ElementaryFunctions;

/// <summary>
/// x^y over lanes for finite x &gt; 0 and finite y: exp(y·ln x) with ln x and the product carried to about 2^-64 relative,
/// so that results of moderate size are wrong by little more than the last rounding.
/// </summary>
internal static class PowerKernel
{
    // Beyond ±2^70 every x other than 1 has run to 0 or ∞; the bound keeps Veltkamp's splitting finite.
    private const double LargestExponent = 1180591620717411303424.0;

    // Not inlined on purpose: as its own root the compiler inlines all its lane operations, inside a small caller its budget runs out.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Apply<T>(T x, T y) where T : struct, ILanes<T>
    {
        T bounded = T.Select(T.Less(y, T.All(-LargestExponent)), T.All(-LargestExponent), y);
        bounded = T.Select(T.Less(T.All(LargestExponent), bounded), T.All(LargestExponent), bounded);
        Logarithm(x, out T logHigh, out T logLow);
        DoubleDouble.Product(bounded, logHigh, out T high, out T low);
        low = low + bounded * logLow;
        DoubleDouble.FastSum(high, low, out high, out low);
        return ExponentialKernel.OfSum(high, low);
    }

    /// <summary>ln x = high + low.</summary>
    // Not inlined on purpose: as its own root the compiler inlines all its lane operations, inside a small caller its budget runs out.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Logarithm<T>(T x, out T high, out T low) where T : struct, ILanes<T>
    {
        LogarithmKernel.Split(x, out T k, out T f);

        // s = f/(2 + f) with the rounding of 2 + f and of the quotient kept.
        DoubleDouble.FastSum(T.All(2.0), f, out T d, out T dLow);
        T s = f / d;
        DoubleDouble.Product(s, d, out T p, out T pLow);
        T sLow = (f - p - pLow - s * dLow) / d;

        // s², s³ and (2/3)·s³, each as a pair.
        DoubleDouble.Product(s, s, out T s2, out T s2Low);
        s2Low = s2Low + T.All(2.0) * s * sLow;
        DoubleDouble.Product(s2, s, out T s3, out T s3Low);
        s3Low = s3Low + (s2 * sLow + s2Low * s);
        DoubleDouble.Product(s3, T.All(0.6666666666666666), out T t3, out T t3Low);
        t3Low = t3Low + (s3 * T.All(3.700743415417188e-17) + s3Low * T.All(0.6666666666666666));

        T t5 = s3 * s2 * Tail(s2);

        T two = T.All(2.0);
        DoubleDouble.FastSum(two * s, t3, out T m, out T mLow);
        mLow = mLow + (two * sLow + t3Low + t5);
        DoubleDouble.Sum(k * T.All(ExponentialKernel.Ln2High), m, out T sum, out T sumLow);
        sumLow = sumLow + (mLow + k * T.All(ExponentialKernel.Ln2Low));
        DoubleDouble.FastSum(sum, sumLow, out high, out low);
    }

    /// <summary>(ln((1 + s)/(1 − s)) − 2s − (2/3)s³)/s⁵ in z = s², our own fit at Chebyshev nodes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Tail<T>(T z) where T : struct, ILanes<T>
    {
        T z2 = z * z;
        T z4 = z2 * z2;
        T a = T.All(0.4) + z * T.All(0.28571428571428564);
        T b = T.All(0.2222222222222843) + z * T.All(0.18181818179656925);
        T c = T.All(0.15384615761170173) + z * T.All(0.13333296534432942);
        T d = T.All(0.11766813121034213) + z * T.All(0.10456327269484514);
        return a + z2 * b + z4 * (c + z2 * d + z4 * T.All(0.107624244195648));
    }
}
