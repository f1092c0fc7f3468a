using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.ElementaryFunctions;

public static partial class DeterministicMath
{
    /// <summary>Greatest size of the argument of <see cref="ExpBounded(ReadOnlySpan{double}, Span{double})"/>.</summary>
    public const double ExpBound = 700;

    /// <summary>
    /// e^x of every element for hot loops whose arguments are ordinary numbers: half the work of <see cref="Exp(ReadOnlySpan{double}, Span{double})"/>. Error below
    /// 1 ulp for |x| ≤ <see cref="ExpBound"/>; an argument beyond it counts as the bound. ExpBounded(±0) = 1 exactly; the NaN of this library gives a NaN. The same bits at any
    /// vector width, but not those of Exp.
    /// </summary>
    /// <param name="x">The arguments.</param>
    /// <param name="result">Receives the results, at least as long as <paramref name="x"/>; may be <paramref name="x"/> itself.</param>
    /// <exception cref="ArgumentException">The result span is shorter than the arguments.</exception>
    public static void ExpBounded(ReadOnlySpan<double> x, Span<double> result) => ExpBounded(x, result, LaneWidth.Widest);

    internal static void ExpBounded(ReadOnlySpan<double> x, Span<double> result, int width)
    {
        if (result.Length < x.Length)
        {
            throw new ArgumentException($"The result holds {result.Length} values, {x.Length} are needed.", nameof(result));
        }

        ref double from = ref MemoryMarshal.GetReference(x);
        ref double to = ref MemoryMarshal.GetReference(result);
        int whole = x.Length - (x.Length % width);
        switch (width)
        {
            case 8:
                ExpBoundedLanes<LanesOf8>(ref from, ref to, whole);
                break;
            case 4:
                ExpBoundedLanes<LanesOf4>(ref from, ref to, whole);
                break;
            default:
                ExpBoundedLanes<LanesOf2>(ref from, ref to, whole);
                break;
        }

        if (whole < x.Length)
        {
            // The rest rides in full registers padded with zeros; lanes do not know of each other.
            Span<double> rest = stackalloc double[8];
            rest.Clear();
            x[whole..].CopyTo(rest);
            ExpBoundedLanes<LanesOf2>(ref rest[0], ref rest[0], 8);
            rest[..(x.Length - whole)].CopyTo(result[whole..]);
        }
    }

    // The reduction and the polynomial of ExponentialKernel, its sums uncompensated and 2^n added to the exponent bits: within the bound nothing can
    // overflow. Written out in the loop on purpose: no call per vector, and the constants stay in registers.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ExpBoundedLanes<T>(ref double from, ref double to, int count) where T : struct, ILanes<T>
    {
        T bound = T.All(ExpBound);
        T negative = T.All(-ExpBound);
        T log2E = T.All(ExponentialKernel.Log2E);
        T shift = T.All(ExponentialKernel.RoundingShift);
        T high = T.All(ExponentialKernel.Ln2High);
        T low = T.All(ExponentialKernel.Ln2Low);
        for (int i = 0; i < count; i += T.Count)
        {
            T x = T.Load(in Unsafe.Add(ref from, i));
            x = T.Select(T.Less(bound, x), bound, x);
            x = T.Select(T.Less(x, negative), negative, x);
            T shifted = x * log2E + shift;
            T n = shifted - shift;
            T r = x - n * high - n * low;
            T r2 = r * r;
            T r4 = r2 * r2;
            T a = T.All(0.16666666666666669) + r * T.All(0.041666666666666664);
            T b = T.All(0.008333333333330062) + r * T.All(0.0013888888888886552);
            T c = T.All(0.00019841269863053618) + r * T.All(2.4801587317144498e-05);
            T d = T.All(2.7557268459997064e-06) + r * T.All(2.755728296954995e-07);
            T e = T.All(2.510038549551032e-08) + r * T.All(2.0911236630261545e-09);
            T q = a + r2 * b + r4 * (c + r2 * d + r4 * e);
            T y = T.All(1.0) + (r + (r2 * T.All(0.5) + r2 * r * q));
            T.AddBits(y, T.ShiftLeft(shifted, 52)).Store(ref Unsafe.Add(ref to, i));
        }
    }
}
