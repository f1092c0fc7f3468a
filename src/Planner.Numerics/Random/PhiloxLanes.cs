using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Planner.Numerics.Random;

/// <summary>
/// Fills spans with several counters in flight. A 32-bit word rides in the low half of a 64-bit lane; what stands in the high half is
/// never read, since the widening product and the final packing take low halves only.
/// </summary>
internal static class PhiloxLanes
{
    private const ulong OneBits = 0x3FF0000000000000;
    private const double JustBelowOne = 0.99999999999999988898; // 1 − 2^-53
    private const ulong LowHalf = 0xFFFFFFFF;

    public static void Fill(in UniformCounter counter, int firstReplicate, Span<double> destination, int width)
    {
        if (destination.IsEmpty)
        {
            return;
        }

        int at = 0;
        if ((firstReplicate & 1) != 0)
        {
            destination[at++] = counter.At(firstReplicate);
        }

        uint pair = (uint)(firstReplicate + (long)at >> 1);
        if (width >= 8 && Avx512F.IsSupported)
        {
            Fill512(counter, ref pair, destination, ref at);
        }

        if (width >= 4 && Avx2.IsSupported)
        {
            Fill256(counter, ref pair, destination, ref at);
        }

        for (; at + 1 < destination.Length; at += 2)
        {
            (destination[at], destination[at + 1]) = counter.Pair(pair++);
        }

        if (at < destination.Length)
        {
            destination[at] = counter.Pair(pair).Even;
        }
    }

    /// <summary>Columns of one length: two of them ride side by side, so that short ones keep two chains in flight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ReadOnlySpan<UniformColumn> columns, int firstReplicate, Span<double> destination, int length, int width)
    {
        int c = 0;
        if (length >= 16 && width >= 8 && (firstReplicate & 1) == 0 && Avx512F.IsSupported)
        {
            ref double start = ref MemoryMarshal.GetReference(destination);
            for (; c + 1 < columns.Length; c += 2)
            {
                ref double first = ref Unsafe.Add(ref start, c * length);
                ref double second = ref Unsafe.Add(ref first, length);
                uint pair = (uint)firstReplicate >> 1;
                int at = 0;
                for (; at + 16 <= length; at += 16, pair += 8)
                {
                    Turn512(columns[c].Counter, columns[c + 1].Counter, pair, pair, ref Unsafe.Add(ref first, at), ref Unsafe.Add(ref second, at));
                }

                if (at < length)
                {
                    Fill(columns[c].Counter, firstReplicate + at, destination.Slice((c * length) + at, length - at), width);
                    Fill(columns[c + 1].Counter, firstReplicate + at, destination.Slice(((c + 1) * length) + at, length - at), width);
                }
            }
        }

        for (; c < columns.Length; c++)
        {
            Fill(columns[c].Counter, firstReplicate, destination.Slice(c * length, length), width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill512(in UniformCounter counter, ref uint pair, Span<double> destination, ref int at)
    {
        ref double start = ref MemoryMarshal.GetReference(destination);
        for (; at + 32 <= destination.Length; at += 32, pair += 16)
        {
            ref double to = ref Unsafe.Add(ref start, at);
            Turn512(counter, counter, pair, pair + 8, ref to, ref Unsafe.Add(ref to, 16));
        }
    }

    // 2 × 8 counters, 32 numbers a turn: two independent chains hide the latency of the products.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn512(in UniformCounter first, in UniformCounter second, uint pairA, uint pairB, ref double toA, ref double toB)
    {
        Vector512<ulong> steps = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
        Vector512<uint> m0 = Vector512.Create((ulong)Philox4x32.Multiplier0).AsUInt32();
        Vector512<uint> m1 = Vector512.Create((ulong)Philox4x32.Multiplier1).AsUInt32();
        Vector512<ulong> a0 = Vector512.Create((ulong)pairA) + steps;
        Vector512<ulong> b0 = Vector512.Create((ulong)pairB) + steps;
        Vector512<ulong> a1 = Vector512.Create((ulong)first.Counter1), b1 = Vector512.Create((ulong)second.Counter1);
        Vector512<ulong> a2 = Vector512.Create((ulong)first.Counter2), b2 = Vector512.Create((ulong)second.Counter2);
        Vector512<ulong> a3 = Vector512.Create((ulong)first.Counter3), b3 = Vector512.Create((ulong)second.Counter3);
        Vector512<uint> ka0 = Vector512.Create((ulong)first.Key0).AsUInt32(), ka1 = Vector512.Create((ulong)first.Key1).AsUInt32();
        Vector512<uint> kb0 = Vector512.Create((ulong)second.Key0).AsUInt32(), kb1 = Vector512.Create((ulong)second.Key1).AsUInt32();
        Vector512<uint> step0 = Vector512.Create(Philox4x32.KeyStep0), step1 = Vector512.Create(Philox4x32.KeyStep1);
        for (int round = 0; round < Philox4x32.Rounds; round++)
        {
            Vector512<ulong> pa0 = Avx512F.Multiply(a0.AsUInt32(), m0);
            Vector512<ulong> pa1 = Avx512F.Multiply(a2.AsUInt32(), m1);
            Vector512<ulong> pb0 = Avx512F.Multiply(b0.AsUInt32(), m0);
            Vector512<ulong> pb1 = Avx512F.Multiply(b2.AsUInt32(), m1);
            a0 = (pa1 >>> 32) ^ a1 ^ ka0.AsUInt64();
            a1 = pa1;
            a2 = (pa0 >>> 32) ^ a3 ^ ka1.AsUInt64();
            a3 = pa0;
            b0 = (pb1 >>> 32) ^ b1 ^ kb0.AsUInt64();
            b1 = pb1;
            b2 = (pb0 >>> 32) ^ b3 ^ kb1.AsUInt64();
            b3 = pb0;
            ka0 += step0;
            ka1 += step1;
            kb0 += step0;
            kb1 += step1;
        }

        Store(a0, a1, a2, a3, ref toA);
        Store(b0, b1, b2, b3, ref toB);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<ulong> r0, Vector512<ulong> r1, Vector512<ulong> r2, Vector512<ulong> r3, ref double to)
    {
        Vector512<ulong> low = Vector512.Create(LowHalf);
        Vector512<double> shift = Vector512.Create(JustBelowOne);
        Vector512<long> firstHalf = Vector512.Create(0L, 8, 1, 9, 2, 10, 3, 11);
        Vector512<long> secondHalf = Vector512.Create(4L, 12, 5, 13, 6, 14, 7, 15);
        Vector512<ulong> one = Vector512.Create(OneBits);
        Vector512<double> even = ((((r0 & low) | (r1 << 32)) >>> 12) | one).AsDouble() - shift;
        Vector512<double> odd = ((((r2 & low) | (r3 << 32)) >>> 12) | one).AsDouble() - shift;
        Avx512F.PermuteVar8x64x2(even, firstHalf, odd).StoreUnsafe(ref to);
        Avx512F.PermuteVar8x64x2(even, secondHalf, odd).StoreUnsafe(ref to, 8);
    }

    // 8 counters, 16 numbers a turn.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill256(in UniformCounter counter, ref uint pair, Span<double> destination, ref int at)
    {
        Vector256<ulong> low = Vector256.Create(LowHalf);
        Vector256<ulong> steps = Vector256.Create(0UL, 1, 2, 3);
        Vector256<ulong> m0 = Vector256.Create((ulong)Philox4x32.Multiplier0);
        Vector256<ulong> m1 = Vector256.Create((ulong)Philox4x32.Multiplier1);
        Vector256<double> shift = Vector256.Create(JustBelowOne);
        ref double start = ref MemoryMarshal.GetReference(destination);
        for (; at + 16 <= destination.Length; at += 16, pair += 8)
        {
            Vector256<ulong> a0 = Vector256.Create((ulong)pair) + steps;
            Vector256<ulong> b0 = a0 + Vector256.Create(4UL);
            Vector256<ulong> a1 = Vector256.Create((ulong)counter.Counter1), b1 = a1;
            Vector256<ulong> a2 = Vector256.Create((ulong)counter.Counter2), b2 = a2;
            Vector256<ulong> a3 = Vector256.Create((ulong)counter.Counter3), b3 = a3;
            uint k0 = counter.Key0, k1 = counter.Key1;
            for (int round = 0; round < Philox4x32.Rounds; round++)
            {
                Vector256<ulong> key0 = Vector256.Create((ulong)k0), key1 = Vector256.Create((ulong)k1);
                Vector256<ulong> pa0 = Avx2.Multiply(a0.AsUInt32(), m0.AsUInt32());
                Vector256<ulong> pa1 = Avx2.Multiply(a2.AsUInt32(), m1.AsUInt32());
                Vector256<ulong> pb0 = Avx2.Multiply(b0.AsUInt32(), m0.AsUInt32());
                Vector256<ulong> pb1 = Avx2.Multiply(b2.AsUInt32(), m1.AsUInt32());
                a0 = (pa1 >>> 32) ^ a1 ^ key0;
                a1 = pa1;
                a2 = (pa0 >>> 32) ^ a3 ^ key1;
                a3 = pa0;
                b0 = (pb1 >>> 32) ^ b1 ^ key0;
                b1 = pb1;
                b2 = (pb0 >>> 32) ^ b3 ^ key1;
                b3 = pb0;
                k0 = unchecked(k0 + Philox4x32.KeyStep0);
                k1 = unchecked(k1 + Philox4x32.KeyStep1);
            }

            ref double to = ref Unsafe.Add(ref start, at);
            Store(a0, a1, a2, a3, low, shift, ref to);
            Store(b0, b1, b2, b3, low, shift, ref Unsafe.Add(ref to, 8));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        Vector256<ulong> r0, Vector256<ulong> r1, Vector256<ulong> r2, Vector256<ulong> r3, Vector256<ulong> low, Vector256<double> shift, ref double to)
    {
        Vector256<ulong> one = Vector256.Create(OneBits);
        Vector256<double> even = ((((r0 & low) | (r1 << 32)) >>> 12) | one).AsDouble() - shift;
        Vector256<double> odd = ((((r2 & low) | (r3 << 32)) >>> 12) | one).AsDouble() - shift;
        Vector256<double> outer = Avx.UnpackLow(even, odd); // e0 o0 e2 o2
        Vector256<double> inner = Avx.UnpackHigh(even, odd); // e1 o1 e3 o3
        Avx.Permute2x128(outer, inner, 0x20).StoreUnsafe(ref to);
        Avx.Permute2x128(outer, inner, 0x31).StoreUnsafe(ref to, 4);
    }
}
