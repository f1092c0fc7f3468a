using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Numerics.Lanes;
using Planner.Simulation.Preparation;

namespace Planner.Simulation.Stages;

/// <summary>The year's step of indicators, in its four forms.</summary>
internal static partial class ResponseKernels
{
    /// <summary>
    /// A year's step of every indicator of a commune. f is the way from worst to best: 1 − f shrinks by the factors of mix and pace, f by the retention, then
    /// luck · f(1 − f) · z is added and f held in [0, 1]. Written on the gap so that a closed one is exactly the best value.
    /// </summary>
    /// <param name="groups">The indicators that share a factor.</param>
    /// <param name="motions">The indicators, group after group.</param>
    /// <param name="columns">The columns: <c>[indicator · width + lane]</c>.</param>
    /// <param name="mixes">Factors by mix, <c>[mix · width + lane]</c>.</param>
    /// <param name="paces">Factors by pace.</param>
    /// <param name="retentions">Shares kept by wear.</param>
    /// <param name="noise">Standard normals by group.</param>
    /// <param name="width">Lanes of a column.</param>
    /// <param name="ahead">How far behind a column the same column of the commune moved next lies: it is fetched meanwhile; 0 for none.</param>
    public static void Move(
        ReadOnlySpan<ResponseGroup> groups, ReadOnlySpan<ResponseMotion> motions, Span<double> columns, ReadOnlySpan<double> mixes, ReadOnlySpan<double> paces, ReadOnlySpan<double> retentions,
        ReadOnlySpan<double> noise, int width, int ahead)
    {
        ref double values = ref First(columns[..(motions.Length * width)], columns.Length);
        ref double mix = ref MemoryMarshal.GetReference(mixes);
        ref double pace = ref MemoryMarshal.GetReference(paces);
        ref double retention = ref MemoryMarshal.GetReference(retentions);
        ref double z = ref MemoryMarshal.GetReference(noise);
        switch (LaneWidth.Widest)
        {
            case 8:
                Move<LanesOf8>(groups, motions, ref values, ref mix, ref pace, ref retention, ref z, width, ahead);
                break;
            case 4:
                Move<LanesOf4>(groups, motions, ref values, ref mix, ref pace, ref retention, ref z, width, ahead);
                break;
            default:
                Move<LanesOf2>(groups, motions, ref values, ref mix, ref pace, ref retention, ref z, width, ahead);
                break;
        }
    }

    /// <summary>The same step of one column whose factor is known.</summary>
    public static void Move(Span<double> value, ReadOnlySpan<double> factor, in GapMotion gap, ReadOnlySpan<double> retention, ReadOnlySpan<double> z)
    {
        ref double values = ref First(value, factor.Length, retention.Length, z.Length);
        ref double factors = ref MemoryMarshal.GetReference(factor);
        ref double retentions = ref MemoryMarshal.GetReference(retention);
        ref double normals = ref MemoryMarshal.GetReference(z);
        switch (LaneWidth.Widest)
        {
            case 8:
                Move<LanesOf8>(ref values, ref factors, gap, ref retentions, ref normals, value.Length);
                break;
            case 4:
                Move<LanesOf4>(ref values, ref factors, gap, ref retentions, ref normals, value.Length);
                break;
            default:
                Move<LanesOf2>(ref values, ref factors, gap, ref retentions, ref normals, value.Length);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Move<T>(
        ReadOnlySpan<ResponseGroup> groups, ReadOnlySpan<ResponseMotion> motions, ref double columns, ref double mixes, ref double paces, ref double retentions,
        ref double noise, int width, int ahead)
        where T : struct, ILanes<T>
    {
        foreach (ref readonly ResponseGroup group in groups)
        {
            ref double mix = ref Unsafe.Add(ref mixes, (nint)group.Mix * width);
            ref double pace = ref Unsafe.Add(ref paces, (nint)group.Pace * width);
            ReadOnlySpan<ResponseMotion> own = motions.Slice(group.First, group.Count);
            switch (group.Wear)
            {
                case ResponseWear.None:
                    Move<T, Unworn>(own, ref columns, ref mix, ref pace, ref retentions, ref noise, width, ahead);
                    break;
                case ResponseWear.Even:
                    Move<T, EvenlyWorn>(own, ref columns, ref mix, ref pace, ref retentions, ref noise, width, ahead);
                    break;
                case ResponseWear.Damage:
                    Move<T, Damaged>(own, ref columns, ref mix, ref pace, ref retentions, ref noise, width, ahead);
                    break;
                default:
                    Move<T, Held>(own, ref columns, ref mix, ref pace, ref retentions, ref noise, width, ahead);
                    break;
            }
        }
    }

    /// <summary>The indicators of one group.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Move<T, TStep>(
        ReadOnlySpan<ResponseMotion> motions, ref double columns, ref double mix, ref double pace, ref double retentions, ref double noise, int width, int ahead)
        where T : struct, ILanes<T>
        where TStep : IStep
    {
        // Four vectors side by side, whose factors stay in registers; past the end the first is computed again.
        for (nint i = 0; i < width; i += 4 * T.Count)
        {
            nint j = Within(i + T.Count, i, width), k = Within(i + (2 * T.Count), i, width), l = Within(i + (3 * T.Count), i, width);
            T a = T.Load(in Unsafe.Add(ref mix, i)) * T.Load(in Unsafe.Add(ref pace, i));
            T b = T.Load(in Unsafe.Add(ref mix, j)) * T.Load(in Unsafe.Add(ref pace, j));
            T c = T.Load(in Unsafe.Add(ref mix, k)) * T.Load(in Unsafe.Add(ref pace, k));
            T d = T.Load(in Unsafe.Add(ref mix, l)) * T.Load(in Unsafe.Add(ref pace, l));
            foreach (ref readonly ResponseMotion motion in motions)
            {
                ref double values = ref Unsafe.Add(ref columns, (nint)motion.Indicator * width);
                ref double kept = ref Unsafe.Add(ref retentions, (nint)motion.Wear * width);
                ref double z = ref Unsafe.Add(ref noise, (nint)motion.Group * width);
                Fetch(ref Unsafe.Add(ref values, i + ahead));
                Fetch(ref Unsafe.Add(ref values, j + ahead));
                Fetch(ref Unsafe.Add(ref values, k + ahead));
                Fetch(ref Unsafe.Add(ref values, l + ahead));
                T movedA = TStep.Step(T.Load(in Unsafe.Add(ref values, i)), a, motion.Gap, ref Unsafe.Add(ref kept, i), ref Unsafe.Add(ref z, i));
                T movedB = TStep.Step(T.Load(in Unsafe.Add(ref values, j)), b, motion.Gap, ref Unsafe.Add(ref kept, j), ref Unsafe.Add(ref z, j));
                T movedC = TStep.Step(T.Load(in Unsafe.Add(ref values, k)), c, motion.Gap, ref Unsafe.Add(ref kept, k), ref Unsafe.Add(ref z, k));
                T movedD = TStep.Step(T.Load(in Unsafe.Add(ref values, l)), d, motion.Gap, ref Unsafe.Add(ref kept, l), ref Unsafe.Add(ref z, l));
                movedA.Store(ref Unsafe.Add(ref values, i));
                movedB.Store(ref Unsafe.Add(ref values, j));
                movedC.Store(ref Unsafe.Add(ref values, k));
                movedD.Store(ref Unsafe.Add(ref values, l));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Move<T>(ref double values, ref double factors, in GapMotion gap, ref double retentions, ref double z, int width)
        where T : struct, ILanes<T>
    {
        for (nint i = 0; i < width; i += T.Count)
        {
            Held.Step(
                T.Load(in Unsafe.Add(ref values, i)), T.Load(in Unsafe.Add(ref factors, i)), gap, ref Unsafe.Add(ref retentions, i),
                ref Unsafe.Add(ref z, i)).Store(ref Unsafe.Add(ref values, i));
        }
    }

    /// <summary>A year's step of one indicator. The gap is best − value in the indicator's unit.</summary>
    private interface IStep
    {
        static abstract T Step<T>(T value, T factor, in GapMotion gap, ref double kept, ref double z) where T : struct, ILanes<T>;
    }

    /// <summary>What a year's luck makes of a gap: gap − luck · z · f · gap, f = 1 − gap / range the way from worst to best; no value is worse than the worst.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Lucky<T>(T open, in GapMotion gap, ref double z) where T : struct, ILanes<T>
    {
        T way = T.All(1.0) - open * T.All(gap.Inverse);
        open -= T.All(gap.Luck) * T.Load(in z) * way * open;
        return T.GreaterBits(T.All(gap.Best) - open, T.All(gap.Worst));
    }

    /// <summary>Nothing is lost.</summary>
    private readonly struct Unworn : IStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Step<T>(T value, T factor, in GapMotion gap, ref double kept, ref double z) where T : struct, ILanes<T> =>
            Lucky((T.All(gap.Best) - value) * factor, gap, ref z);
    }

    /// <summary>The same share of the way is lost everywhere.</summary>
    private readonly struct EvenlyWorn : IStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Step<T>(T value, T factor, in GapMotion gap, ref double kept, ref double z) where T : struct, ILanes<T> =>
            Lucky((T.All(gap.Best) - value) * factor * T.All(gap.Keep) + T.All(gap.Lost), gap, ref z);
    }

    /// <summary>Disasters take more of the way.</summary>
    private readonly struct Damaged : IStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Step<T>(T value, T factor, in GapMotion gap, ref double kept, ref double z) where T : struct, ILanes<T>
        {
            T range = T.All(gap.Range);
            return Lucky(range - (range - (T.All(gap.Best) - value) * factor) * T.Load(in kept), gap, ref z);
        }
    }

    /// <summary>Any wear, any luck, best above or below worst: written on the open share, which is held in [0, 1].</summary>
    private readonly struct Held : IStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Step<T>(T value, T factor, in GapMotion gap, ref double kept, ref double z) where T : struct, ILanes<T>
        {
            T one = T.All(1.0), best = T.All(gap.Best);
            T way = (one - (best - value) * T.All(gap.Inverse) * factor) * T.Load(in kept);
            T open = one - way;
            open -= T.All(gap.Luck) * T.Load(in z) * way * open;
            open = T.LesserBits(T.GreaterBits(open, T.All(0.0)), one);
            return best - open * T.All(gap.Range);
        }
    }
}
