using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.Distributions;

/// <summary>
/// Percentage points of the standard normal: algorithm AS 241, PPND16 (Wichura, Applied Statistics 37, 1988, 477–484),
/// with the logarithm of this library.
/// </summary>
internal readonly struct NormalQuantileKernel : ILaneFunction
{
    private const double CentralHalfWidth = 0.425;
    private const double CentreEnd = 0.42500000000000004; // the next double
    private const double FarTail = 5.0;

    // Values handled together; the bits of a word.
    private const int Stretch = 64;

    // Above e^(−25), where the far tail begins.
    private const double Ordinary = 2e-11;

    // Not inlined on purpose: as its own root the compiler inlines all its lane operations, inside a small caller its budget runs out.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Apply<T>(T u) where T : struct, ILanes<T>
    {
        T q = u - T.All(0.5);
        T size = q & T.AllBits(0x7FFFFFFFFFFFFFFFUL);
        T z = q * Central(T.All(0.180625) - q * q);
        T tails = T.Less(T.All(CentralHalfWidth), size) | NotANumber(u);
        return T.Any(tails) ? T.Select(tails, Tails(u, q), z) : z;
    }

    /// <summary>
    /// <see cref="Apply"/> along a column, bit for bit. Three in twenty lanes lie in the tails, but three in four vectors have such a lane: the lanes of the tails
    /// are gathered, so that their logarithms and roots fill whole vectors. <paramref name="to"/> may be <paramref name="from"/>.
    /// </summary>
    public static void Fill<T>(ref double from, ref double to, int count) where T : struct, ILanes<T>
    {
        for (int i = 0; i < count; i += Stretch)
        {
            FillStretch<T>(ref Unsafe.Add(ref from, i), ref Unsafe.Add(ref to, i), Math.Min(Stretch, count - i));
        }
    }

    // Its room is not cleared: what is read of it was written.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void FillStretch<T>(ref double from, ref double to, int count) where T : struct, ILanes<T>
    {
        T half = T.All(0.5);
        T size = T.AllBits(0x7FFFFFFFFFFFFFFFUL);
        ulong outside = 0;
        for (int i = 0; i < count; i += T.Count)
        {
            T q = T.Load(in Unsafe.Add(ref from, i)) - half;
            outside |= (ulong)(T.FirstBits(T.Less(q & size, T.All(CentreEnd))) ^ ((1u << T.Count) - 1)) << i;
        }

        Span<double> gathered = stackalloc double[Stretch];
        Span<int> places = stackalloc int[Stretch];
        ref double tails = ref MemoryMarshal.GetReference(gathered);
        int tail = 0;
        for (ulong left = outside; left != 0; left &= left - 1)
        {
            int place = BitOperations.TrailingZeroCount(left);
            places[tail] = place;
            Unsafe.Add(ref tails, tail++) = Unsafe.Add(ref from, place);
        }

        for (int i = 0; i < count; i += T.Count)
        {
            T q = T.Load(in Unsafe.Add(ref from, i)) - half;
            (q * Central(T.All(0.180625) - q * q)).Store(ref Unsafe.Add(ref to, i));
        }

        if (tail > 0)
        {
            // The last vector is filled up with a lane that is no trouble.
            gathered[tail..Math.Min(Stretch, tail + T.Count)].Fill(0.01);
            for (int i = 0; i < tail; i += T.Count)
            {
                OrdinaryTails<T>(ref Unsafe.Add(ref tails, i));
            }

            for (int i = 0; i < tail; i++)
            {
                Unsafe.Add(ref to, places[i]) = Unsafe.Add(ref tails, i);
            }
        }
    }

    /// <summary>The quantiles of one vector, in place; lanes in the far tails or out of range send it to <see cref="Apply"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void OrdinaryTails<T>(ref double values) where T : struct, ILanes<T>
    {
        T u = T.Load(in values);
        T q = u - T.All(0.5);
        T p = T.Select(T.Less(q, T.All(0.0)), u, T.All(1.0) - u);
        if (T.Any(T.Less(T.All(Ordinary), p) ^ T.AllBits(ulong.MaxValue)))
        {
            Apply(u).Store(ref values);
            return;
        }

        T r = T.SquareRoot(T.All(0.0) - LogarithmKernel.OfOrdinary(p));
        (Middle(r - T.All(1.6)) ^ (q & T.AllBits(0x8000000000000000UL))).Store(ref values);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T NotANumber<T>(T u) where T : struct, ILanes<T> => T.Equal(u, u) ^ T.AllBits(ulong.MaxValue);

    private static T Tails<T>(T u, T q) where T : struct, ILanes<T>
    {
        T sign = q & T.AllBits(0x8000000000000000UL);
        T p = T.Select(T.Less(q, T.All(0.0)), u, T.All(1.0) - u);
        T r = T.SquareRoot(T.All(0.0) - LogarithmKernel.Apply(p));
        T z = Middle(r - T.All(1.6));
        T far = T.Less(T.All(FarTail), r);
        if (T.Any(far))
        {
            z = T.Select(far, Far(r - T.All(FarTail)), z);
        }

        // p = 0 ends at infinity, p < 0 has no logarithm.
        z = T.Select(T.Equal(p, T.All(0.0)), T.All(double.PositiveInfinity), z) ^ sign;
        return T.Select(T.Equal(z, z), z, T.All(double.NaN));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Central<T>(T r) where T : struct, ILanes<T>
    {
        Central(r, out T top, out T bottom);
        return top / bottom;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Central<T>(T r, out T top, out T bottom) where T : struct, ILanes<T>
    {
        T a = T.All(2.5090809287301226727e+3);
        a = a * r + T.All(3.3430575583588128105e+4);
        a = a * r + T.All(6.7265770927008700853e+4);
        a = a * r + T.All(4.5921953931549871457e+4);
        a = a * r + T.All(1.3731693765509461125e+4);
        a = a * r + T.All(1.9715909503065514427e+3);
        a = a * r + T.All(1.3314166789178437745e+2);
        a = a * r + T.All(3.3871328727963666080);
        T b = T.All(5.2264952788528545610e+3);
        b = b * r + T.All(2.8729085735721942674e+4);
        b = b * r + T.All(3.9307895800092710610e+4);
        b = b * r + T.All(2.1213794301586595867e+4);
        b = b * r + T.All(5.3941960214247511077e+3);
        b = b * r + T.All(6.8718700749205790830e+2);
        b = b * r + T.All(4.2313330701600911252e+1);
        b = b * r + T.All(1.0);
        top = a;
        bottom = b;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Middle<T>(T r) where T : struct, ILanes<T>
    {
        Middle(r, out T top, out T bottom);
        return top / bottom;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Middle<T>(T r, out T top, out T bottom) where T : struct, ILanes<T>
    {
        T c = T.All(7.74545014278341407640e-4);
        c = c * r + T.All(2.27238449892691845833e-2);
        c = c * r + T.All(2.41780725177450611770e-1);
        c = c * r + T.All(1.27045825245236838258);
        c = c * r + T.All(3.64784832476320460504);
        c = c * r + T.All(5.76949722146069140550);
        c = c * r + T.All(4.63033784615654529590);
        c = c * r + T.All(1.42343711074968357734);
        T d = T.All(1.05075007164441684324e-9);
        d = d * r + T.All(5.47593808499534494600e-4);
        d = d * r + T.All(1.51986665636164571966e-2);
        d = d * r + T.All(1.48103976427480074590e-1);
        d = d * r + T.All(6.89767334985100004550e-1);
        d = d * r + T.All(1.67638483018380384940);
        d = d * r + T.All(2.05319162663775882187);
        d = d * r + T.All(1.0);
        top = c;
        bottom = d;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Far<T>(T r) where T : struct, ILanes<T>
    {
        T e = T.All(2.01033439929228813265e-7);
        e = e * r + T.All(2.71155556874348757815e-5);
        e = e * r + T.All(1.24266094738807843860e-3);
        e = e * r + T.All(2.65321895265761230930e-2);
        e = e * r + T.All(2.96560571828504891230e-1);
        e = e * r + T.All(1.78482653991729133580);
        e = e * r + T.All(5.46378491116411436990);
        e = e * r + T.All(6.65790464350110377720);
        T f = T.All(2.04426310338993978564e-15);
        f = f * r + T.All(1.42151175831644588870e-7);
        f = f * r + T.All(1.84631831751005468180e-5);
        f = f * r + T.All(7.86869131145613259100e-4);
        f = f * r + T.All(1.48753612908506148525e-2);
        f = f * r + T.All(1.36929880922735805310e-1);
        f = f * r + T.All(5.99832206555887937690e-1);
        f = f * r + T.All(1.0);
        return e / f;
    }
}
