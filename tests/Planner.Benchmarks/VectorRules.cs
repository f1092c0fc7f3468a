using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Planner.Benchmarks;

/// <summary>A rule of <see cref="RuleWorkload"/> over the replicates of one register.</summary>
internal interface IVectorRule
{
    /// <summary>b: slot 0 of the first replicate; d: distance of the slots.</summary>
    static abstract Vector<long> Holds(ref double b, nint d);
}

/// <summary>The rules of <see cref="RuleWorkload"/> as loops over <see cref="Vector{T}"/>, written by hand.</summary>
internal static class VectorRules
{
    /// <summary>A byte 1 or 0 per replicate, as the lane kernel writes.</summary>
    public static void RunAll(double[] bank, byte[] truths)
    {
        Run<Rule1>(bank, truths, 0 * RuleWorkload.Count);
        Run<Rule2>(bank, truths, 1 * RuleWorkload.Count);
        Run<Rule3>(bank, truths, 2 * RuleWorkload.Count);
        Run<Rule4>(bank, truths, 3 * RuleWorkload.Count);
        Run<Rule5>(bank, truths, 4 * RuleWorkload.Count);
        Run<Rule6>(bank, truths, 5 * RuleWorkload.Count);
        Run<Rule7>(bank, truths, 6 * RuleWorkload.Count);
        Run<Rule8>(bank, truths, 7 * RuleWorkload.Count);
        Run<Rule9>(bank, truths, 8 * RuleWorkload.Count);
        Run<Rule10>(bank, truths, 9 * RuleWorkload.Count);
        Run<Rule11>(bank, truths, 10 * RuleWorkload.Count);
        Run<Rule12>(bank, truths, 11 * RuleWorkload.Count);
        Run<Rule13>(bank, truths, 12 * RuleWorkload.Count);
        Run<Rule14>(bank, truths, 13 * RuleWorkload.Count);
        Run<Rule15>(bank, truths, 14 * RuleWorkload.Count);
        Run<Rule16>(bank, truths, 15 * RuleWorkload.Count);
        Run<Rule17>(bank, truths, 16 * RuleWorkload.Count);
        Run<Rule18>(bank, truths, 17 * RuleWorkload.Count);
        Run<Rule19>(bank, truths, 18 * RuleWorkload.Count);
    }

    /// <summary>The cheapest mask there is: the sign bits of each register in a byte, so a quarter of the bytes (of 256-bit registers).</summary>
    public static void RunAllPacked(double[] bank, byte[] masks)
    {
        RunPacked<Rule1>(bank, masks, 0 * RuleWorkload.Count);
        RunPacked<Rule2>(bank, masks, 1 * RuleWorkload.Count);
        RunPacked<Rule3>(bank, masks, 2 * RuleWorkload.Count);
        RunPacked<Rule4>(bank, masks, 3 * RuleWorkload.Count);
        RunPacked<Rule5>(bank, masks, 4 * RuleWorkload.Count);
        RunPacked<Rule6>(bank, masks, 5 * RuleWorkload.Count);
        RunPacked<Rule7>(bank, masks, 6 * RuleWorkload.Count);
        RunPacked<Rule8>(bank, masks, 7 * RuleWorkload.Count);
        RunPacked<Rule9>(bank, masks, 8 * RuleWorkload.Count);
        RunPacked<Rule10>(bank, masks, 9 * RuleWorkload.Count);
        RunPacked<Rule11>(bank, masks, 10 * RuleWorkload.Count);
        RunPacked<Rule12>(bank, masks, 11 * RuleWorkload.Count);
        RunPacked<Rule13>(bank, masks, 12 * RuleWorkload.Count);
        RunPacked<Rule14>(bank, masks, 13 * RuleWorkload.Count);
        RunPacked<Rule15>(bank, masks, 14 * RuleWorkload.Count);
        RunPacked<Rule16>(bank, masks, 15 * RuleWorkload.Count);
        RunPacked<Rule17>(bank, masks, 16 * RuleWorkload.Count);
        RunPacked<Rule18>(bank, masks, 17 * RuleWorkload.Count);
        RunPacked<Rule19>(bank, masks, 18 * RuleWorkload.Count);
    }

    private static void Run<T>(double[] bank, byte[] truths, int start)
        where T : struct, IVectorRule
    {
        ref double b = ref MemoryMarshal.GetArrayDataReference(bank);
        ref byte to = ref truths[start];
        for (nint i = 0; i < RuleWorkload.Count; i += Vector<double>.Count)
        {
            Vector<long> mask = T.Holds(ref Unsafe.Add(ref b, i), RuleWorkload.Stride);
            uint bits = mask.AsVector256().ExtractMostSignificantBits();
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, i), (bits * 0x00204081) & 0x01010101);
        }
    }

    private static void RunPacked<T>(double[] bank, byte[] masks, int start)
        where T : struct, IVectorRule
    {
        ref double b = ref MemoryMarshal.GetArrayDataReference(bank);
        ref byte to = ref masks[start];
        nint at = 0;
        for (nint i = 0; i < RuleWorkload.Count; i += Vector<double>.Count)
        {
            Vector<long> mask = T.Holds(ref Unsafe.Add(ref b, i), RuleWorkload.Stride);
            Unsafe.Add(ref to, at++) = (byte)mask.AsVector256().ExtractMostSignificantBits();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> L(ref double b, nint at) => Vector.LoadUnsafe(ref b, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> K(double value) => new(value);

    private readonly struct Rule1 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThan(L(ref b, 0 * d), K(0.5));
    }

    private readonly struct Rule2 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThan(L(ref b, 1 * d), K(0.3)) & Vector.LessThan(L(ref b, 2 * d), K(0.8));
    }

    private readonly struct Rule3 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThanOrEqual(L(ref b, 3 * d), K(0.2)) | Vector.LessThanOrEqual(L(ref b, 4 * d), K(0.1));
    }

    private readonly struct Rule4 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThan(L(ref b, 5 * d), K(0.4)) & Vector.LessThan(L(ref b, 6 * d), K(0.9)) & Vector.GreaterThanOrEqual(L(ref b, 7 * d), K(0.1));
    }

    private readonly struct Rule5 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.LessThanOrEqual(L(ref b, 8 * d), K(0.7));
    }

    private readonly struct Rule6 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThan(L(ref b, 9 * d) + L(ref b, 10 * d), K(0.9)) & Vector.LessThan(L(ref b, 11 * d), K(0.6));
    }

    private readonly struct Rule7 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThan(L(ref b, 12 * d), K(0.25)) & Vector.GreaterThan(L(ref b, 13 * d), K(0.35));
    }

    private readonly struct Rule8 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThan(L(ref b, 14 * d), K(0.1)) & Vector.GreaterThan(L(ref b, 15 * d), K(0.2)) & (Vector.LessThan(L(ref b, 16 * d), K(0.5)) | Vector.GreaterThan(L(ref b, 17 * d), K(0.5)));
    }

    private readonly struct Rule9 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThan(L(ref b, 18 * d) / (L(ref b, 19 * d) + K(1.0)), K(0.2)) & Vector.LessThan(L(ref b, 20 * d), K(0.9));
    }

    private readonly struct Rule10 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            (Vector.GreaterThan(L(ref b, 21 * d), K(0.5)) | Vector.GreaterThan(L(ref b, 22 * d), K(0.5))) & (Vector.LessThan(L(ref b, 23 * d), K(0.7)) | Vector.LessThan(L(ref b, 24 * d), K(0.4)));
    }

    private readonly struct Rule11 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThan(L(ref b, 25 * d), K(0.3)) & Vector.GreaterThan(L(ref b, 26 * d), K(0.3)) & Vector.GreaterThan(L(ref b, 27 * d), K(0.3));
    }

    private readonly struct Rule12 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThan(L(ref b, 28 * d), K(0.1)) & Vector.GreaterThan(L(ref b, 29 * d), K(0.1)) & Vector.LessThan(L(ref b, 30 * d), K(0.9)) & Vector.LessThan(L(ref b, 31 * d), K(0.95)) & Vector.GreaterThanOrEqual(L(ref b, 32 * d), K(0.05));
    }

    private readonly struct Rule13 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThan(L(ref b, 33 * d) * K(2.0) - L(ref b, 34 * d), K(0.3));
    }

    private readonly struct Rule14 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThan(L(ref b, 35 * d), K(0.45)) | Vector.GreaterThan(L(ref b, 36 * d), K(0.85));
    }

    private readonly struct Rule15 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.LessThan(L(ref b, 37 * d), K(0.9)) & Vector.LessThan(L(ref b, 38 * d), K(0.8)) & Vector.LessThan(L(ref b, 39 * d) / (L(ref b, 40 * d) + K(0.5)), K(1.1));
    }

    private readonly struct Rule16 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThan(L(ref b, 41 * d), K(0.2)) & Vector.GreaterThan(L(ref b, 42 * d), K(0.2)) & Vector.GreaterThan(L(ref b, 43 * d), K(0.2)) & Vector.GreaterThan(L(ref b, 44 * d), K(0.2));
    }

    private readonly struct Rule17 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThan(L(ref b, 45 * d), K(0.6)) | Vector.GreaterThan(L(ref b, 46 * d), K(0.7)) | Vector.GreaterThan(L(ref b, 47 * d), K(0.8));
    }

    private readonly struct Rule18 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThan((L(ref b, 48 * d) + L(ref b, 49 * d)) * K(0.5), K(0.4)) & Vector.LessThanOrEqual(L(ref b, 50 * d), K(0.75));
    }

    private readonly struct Rule19 : IVectorRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<long> Holds(ref double b, nint d) =>
            Vector.GreaterThan(L(ref b, 51 * d), K(0.1)) & Vector.GreaterThan(L(ref b, 52 * d), K(0.15)) & (Vector.LessThan(L(ref b, 53 * d), K(0.5)) | Vector.LessThan(L(ref b, 54 * d), K(0.6))) & Vector.GreaterThanOrEqual(L(ref b, 55 * d), K(0.05));
    }
}
