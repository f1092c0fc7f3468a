using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Planner.Numerics.Lanes;

/// <summary>Runs a function of single precision along a span of doubles; source and destination may be the same span.</summary>
internal static class SingleMap
{
    public static void Apply<TFunction>(ReadOnlySpan<double> source, Span<double> destination, int width)
        where TFunction : ISingleFunction
    {
        if (destination.Length < source.Length)
        {
            throw new ArgumentException($"The destination holds {destination.Length} values, {source.Length} are needed.", nameof(destination));
        }

        ref double from = ref MemoryMarshal.GetReference(source);
        ref double to = ref MemoryMarshal.GetReference(destination);
        int whole = source.Length - (source.Length % (2 * width));
        switch (width)
        {
            case 8:
                Run<TFunction, SinglesOf16, LanesOf8>(ref from, ref to, whole);
                break;
            case 4:
                Run<TFunction, SinglesOf8, LanesOf4>(ref from, ref to, whole);
                break;
            default:
                Run<TFunction, SinglesOf4, LanesOf2>(ref from, ref to, whole);
                break;
        }

        if (whole < source.Length)
        {
            // The rest rides in full registers; lanes do not know of each other.
            Span<double> rest = stackalloc double[16];
            rest.Fill(TFunction.Ordinary);
            source[whole..].CopyTo(rest);
            Run<TFunction, SinglesOf4, LanesOf2>(ref rest[0], ref rest[0], rest.Length);
            rest[..(source.Length - whole)].CopyTo(destination[whole..]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Run<TFunction, T, TDouble>(ref double from, ref double to, int count)
        where TFunction : ISingleFunction
        where T : struct, ISingles<T>
        where TDouble : struct, ILanes<TDouble>
    {
        for (int i = 0; i < count; i += T.Count)
        {
            ref double x = ref Unsafe.Add(ref from, i);
            TFunction.Apply<T, TDouble>(TDouble.Load(in x), TDouble.Load(in Unsafe.Add(ref x, TDouble.Count))).Store(ref Unsafe.Add(ref to, i));
        }
    }
}
