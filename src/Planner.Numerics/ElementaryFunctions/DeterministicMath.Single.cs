using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.ElementaryFunctions;

public static partial class DeterministicMath
{
    /// <summary>Greatest size of the argument of <see cref="ExpSingle(ReadOnlySpan{double}, Span{double})"/>.</summary>
    public const double ExpSingleBound = 87;

    /// <summary>
    /// e^x of every element to single precision, for factors that need no more: a third of the work of <see cref="ExpBounded(ReadOnlySpan{double}, Span{double})"/>. The argument is rounded
    /// to single precision (error |x|·2⁻²⁵), the result is off by less than 2⁻²³ of itself besides; an argument beyond <see cref="ExpSingleBound"/> counts as the bound. ExpSingle(±0) = 1
    /// exactly, an argument below 0 never gives more than 1. The same bits at any vector width.
    /// </summary>
    /// <param name="x">The arguments.</param>
    /// <param name="result">Receives the results, at least as long as <paramref name="x"/>; may be <paramref name="x"/> itself.</param>
    /// <exception cref="ArgumentException">The result span is shorter than the arguments.</exception>
    public static void ExpSingle(ReadOnlySpan<double> x, Span<double> result) => ExpSingle(x, result, LaneWidth.Widest);

    internal static void ExpSingle(ReadOnlySpan<double> x, Span<double> result, int width)
    {
        if (result.Length < x.Length)
        {
            throw new ArgumentException($"The result holds {result.Length} values, {x.Length} are needed.", nameof(result));
        }

        ref double from = ref MemoryMarshal.GetReference(x);
        ref double to = ref MemoryMarshal.GetReference(result);
        int whole = x.Length - (x.Length % (2 * width));
        switch (width)
        {
            case 8:
                ExpSingleLanes<SinglesOf16, LanesOf8>(ref from, ref to, whole);
                break;
            case 4:
                ExpSingleLanes<SinglesOf8, LanesOf4>(ref from, ref to, whole);
                break;
            default:
                ExpSingleLanes<SinglesOf4, LanesOf2>(ref from, ref to, whole);
                break;
        }

        if (whole < x.Length)
        {
            // The rest rides in full registers padded with zeros; lanes do not know of each other.
            Span<double> rest = stackalloc double[16];
            rest.Clear();
            x[whole..].CopyTo(rest);
            ExpSingleLanes<SinglesOf4, LanesOf2>(ref rest[0], ref rest[0], 16);
            rest[..(x.Length - whole)].CopyTo(result[whole..]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ExpSingleLanes<T, TDouble>(ref double from, ref double to, int count)
        where T : struct, ISingles<T>
        where TDouble : struct, ILanes<TDouble>
    {
        for (int i = 0; i < count; i += T.Count)
        {
            ref double x = ref Unsafe.Add(ref from, i);
            SingleKernels.Exp(T.Round(TDouble.Load(in x), TDouble.Load(in Unsafe.Add(ref x, TDouble.Count)))).Store(ref Unsafe.Add(ref to, i));
        }
    }
}
