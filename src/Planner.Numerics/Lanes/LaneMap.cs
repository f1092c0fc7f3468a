using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Planner.Numerics.Lanes;

/// <summary>Runs a lane function along a span; source and destination may be the same span.</summary>
internal static class LaneMap
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Scalar<TFunction>(double x) where TFunction : ILaneFunction =>
        TFunction.Apply(LanesOf2.All(x)).First;

    public static void Apply<TFunction>(ReadOnlySpan<double> source, Span<double> destination) where TFunction : ILaneFunction =>
        Apply<TFunction>(source, destination, LaneWidth.Widest);

    public static void Apply<TFunction>(ReadOnlySpan<double> source, Span<double> destination, int width)
        where TFunction : ILaneFunction
    {
        if (destination.Length < source.Length)
        {
            throw new ArgumentException($"The destination holds {destination.Length} values, {source.Length} are needed.", nameof(destination));
        }

        switch (width)
        {
            case 8:
                Run<TFunction, LanesOf8>(source, destination);
                break;
            case 4:
                Run<TFunction, LanesOf4>(source, destination);
                break;
            default:
                Run<TFunction, LanesOf2>(source, destination);
                break;
        }
    }

    private static void Run<TFunction, T>(ReadOnlySpan<double> source, Span<double> destination)
        where TFunction : ILaneFunction
        where T : struct, ILanes<T>
    {
        ref readonly double from = ref MemoryMarshal.GetReference(source);
        ref double to = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= source.Length - T.Count; i += T.Count)
        {
            TFunction.Apply(T.Load(in Unsafe.Add(ref Unsafe.AsRef(in from), i))).Store(ref Unsafe.Add(ref to, i));
        }

        if (i < source.Length)
        {
            // The rest rides in a full register padded with zeros; lanes do not know of each other.
            Span<double> rest = stackalloc double[8];
            rest.Clear();
            source[i..].CopyTo(rest);
            TFunction.Apply(T.Load(in rest[0])).Store(ref rest[0]);
            rest[..(source.Length - i)].CopyTo(destination[i..]);
        }
    }
}
