using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Planner.Simulation.Stages;

/// <summary>Loops over truths, a byte 1 or 0 per lane; lanes come in eights, so one 64-bit word holds a group of them.</summary>
internal static class TruthLanes
{
    private const ulong AllTrue = 0x0101010101010101;

    /// <summary>Sets all lanes true.</summary>
    public static void Fill(Span<byte> truths) => MemoryMarshal.Cast<byte, ulong>(truths).Fill(AllTrue);

    /// <summary>counts += truths, lane by lane; a byte holds 255 at most. all = all and truths.</summary>
    public static void CountAndNarrow(ReadOnlySpan<byte> truths, Span<byte> counts, Span<byte> all)
    {
        ref byte added = ref MemoryMarshal.GetReference(truths[..counts.Length]);
        ref byte sums = ref MemoryMarshal.GetReference(counts);
        ref byte both = ref MemoryMarshal.GetReference(all[..counts.Length]);
        int i = 0;
        for (; i <= counts.Length - Vector512<byte>.Count; i += Vector512<byte>.Count)
        {
            Vector512<byte> own = Vector512.LoadUnsafe(ref added, (nuint)i);
            (Vector512.LoadUnsafe(ref sums, (nuint)i) + own).StoreUnsafe(ref sums, (nuint)i);
            (Vector512.LoadUnsafe(ref both, (nuint)i) & own).StoreUnsafe(ref both, (nuint)i);
        }

        for (; i < counts.Length; i += sizeof(ulong))
        {
            // No byte overflows into its neighbour: counts stay below 256.
            ulong own = Word(ref added, i);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref sums, i), Word(ref sums, i) + own);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref both, i), Word(ref both, i) & own);
        }

        static ulong Word(ref byte first, int at) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, at));
    }

    /// <summary>all = all and truths, lane by lane.</summary>
    /// <returns>Whether any lane is left.</returns>
    public static bool Narrow(ReadOnlySpan<byte> truths, Span<byte> all)
    {
        ReadOnlySpan<ulong> other = MemoryMarshal.Cast<byte, ulong>(truths);
        Span<ulong> both = MemoryMarshal.Cast<byte, ulong>(all);
        ulong any = 0;
        for (int i = 0; i < other.Length; i++)
        {
            both[i] &= other[i];
            any |= both[i];
        }

        return any != 0;
    }

    /// <summary>all = all and not truths, lane by lane.</summary>
    public static void Without(Span<byte> all, ReadOnlySpan<byte> truths)
    {
        ReadOnlySpan<ulong> other = MemoryMarshal.Cast<byte, ulong>(truths);
        Span<ulong> left = MemoryMarshal.Cast<byte, ulong>(all);
        for (int i = 0; i < other.Length; i++)
        {
            left[i] &= ~other[i];
        }
    }

    /// <summary>Whether any lane is true.</summary>
    public static bool Any(ReadOnlySpan<byte> truths) => truths.ContainsAnyExcept((byte)0);

    /// <summary>numbers = bytes.</summary>
    public static void Widen(ReadOnlySpan<byte> bytes, Span<double> numbers)
    {
        for (int lane = 0; lane < numbers.Length; lane += 8)
        {
            Numbers(bytes, lane, out Vector256<double> low, out Vector256<double> high);
            low.CopyTo(numbers[lane..]);
            high.CopyTo(numbers[(lane + 4)..]);
        }
    }

    /// <summary>marks = all bits of a lane that is true, else none.</summary>
    public static void Mark(ReadOnlySpan<byte> truths, Span<double> marks)
    {
        for (int lane = 0; lane < marks.Length; lane += 8)
        {
            Vector128<ushort> group = Vector128.WidenLower(Vector128.CreateScalar(MemoryMarshal.Read<ulong>(truths[lane..])).AsByte());
            (Vector128<uint> first, Vector128<uint> second) = Vector128.Widen(group);
            Bits(first).AsDouble().CopyTo(marks[lane..]);
            Bits(second).AsDouble().CopyTo(marks[(lane + 4)..]);
        }

        // 0 − 1 has all bits.
        static Vector256<ulong> Bits(Vector128<uint> x)
        {
            (Vector128<ulong> low, Vector128<ulong> high) = Vector128.Widen(x);
            return Vector256<ulong>.Zero - Vector256.Create(low, high);
        }
    }

    /// <summary>numbers += bytes.</summary>
    public static void Add(ReadOnlySpan<byte> bytes, Span<double> numbers)
    {
        for (int lane = 0; lane < numbers.Length; lane += 8)
        {
            Numbers(bytes, lane, out Vector256<double> low, out Vector256<double> high);
            (Vector256.Create<double>(numbers[lane..]) + low).CopyTo(numbers[lane..]);
            (Vector256.Create<double>(numbers[(lane + 4)..]) + high).CopyTo(numbers[(lane + 4)..]);
        }
    }

    /// <summary>numbers = otherwise in the lanes that are not true.</summary>
    public static void Restrict(ReadOnlySpan<byte> truths, double otherwise, Span<double> numbers)
    {
        Vector256<double> other = Vector256.Create(otherwise);
        for (int lane = 0; lane < numbers.Length; lane += 8)
        {
            Numbers(truths, lane, out Vector256<double> low, out Vector256<double> high);
            Vector256.ConditionalSelect(Vector256.Equals(low, Vector256<double>.Zero), other, Vector256.Create<double>(numbers[lane..])).CopyTo(numbers[lane..]);
            Vector256.ConditionalSelect(Vector256.Equals(high, Vector256<double>.Zero), other, Vector256.Create<double>(numbers[(lane + 4)..])).CopyTo(numbers[(lane + 4)..]);
        }
    }

    /// <summary>truths = 1 where a number is neither 0 nor −0.</summary>
    public static void NotZero(ReadOnlySpan<double> numbers, Span<byte> truths)
    {
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(truths);
        for (int i = 0; i < words.Length; i++)
        {
            uint low = Vector256.Equals(Vector256.Create<double>(numbers[(8 * i)..]), Vector256<double>.Zero).ExtractMostSignificantBits() & 0xF;
            uint high = Vector256.Equals(Vector256.Create<double>(numbers[((8 * i) + 4)..]), Vector256<double>.Zero).ExtractMostSignificantBits() & 0xF;
            words[i] = Spread(~(low | (high << 4)) & 0xFF);
        }
    }

    /// <summary>results = values in the lanes whose key is the given one.</summary>
    public static void Blend(ReadOnlySpan<int> keys, int key, ReadOnlySpan<byte> values, Span<byte> results)
    {
        ReadOnlySpan<ulong> from = MemoryMarshal.Cast<byte, ulong>(values);
        Span<ulong> to = MemoryMarshal.Cast<byte, ulong>(results);
        for (int i = 0; i < to.Length; i++)
        {
            uint equal = Vector256.Equals(Vector256.Create<int>(keys[(8 * i)..]), Vector256.Create(key)).ExtractMostSignificantBits() & 0xFF;
            ulong mask = Spread(equal) * 0xFF;
            to[i] = (to[i] & ~mask) | (from[i] & mask);
        }
    }

    /// <summary>results = values in the lanes whose key is the given one.</summary>
    public static void Blend(ReadOnlySpan<int> keys, int key, ReadOnlySpan<double> values, Span<double> results)
    {
        for (int lane = 0; lane < results.Length; lane += 4)
        {
            Vector128<int> equal = Vector128.Equals(Vector128.Create<int>(keys[lane..]), Vector128.Create(key));
            (Vector128<long> low, Vector128<long> high) = Vector128.Widen(equal);
            Vector256<double> mask = Vector256.Create(low, high).AsDouble();
            Vector256.ConditionalSelect(mask, Vector256.Create<double>(values[lane..]), Vector256.Create<double>(results[lane..])).CopyTo(results[lane..]);
        }
    }

    private static void Numbers(ReadOnlySpan<byte> bytes, int lane, out Vector256<double> low, out Vector256<double> high)
    {
        Vector128<byte> group = Vector128.CreateScalar(MemoryMarshal.Read<ulong>(bytes[lane..])).AsByte();
        (Vector128<uint> first, Vector128<uint> second) = Vector128.Widen(Vector128.WidenLower(group));
        low = Number(first);
        high = Number(second);
    }

    // A small whole number in the last bits of 2^52 is that number above 2^52, exactly.
    private static Vector256<double> Number(Vector128<uint> x)
    {
        (Vector128<ulong> low, Vector128<ulong> high) = Vector128.Widen(x);
        const double magic = 4503599627370496.0;
        Vector256<ulong> bits = Vector256.Create(low, high) | Vector256.Create(magic).AsUInt64();
        return bits.AsDouble() - Vector256.Create(magic);
    }

    /// <summary>Eight bits as eight bytes.</summary>
    private static ulong Spread(uint bits) =>
        (((bits & 0x7FUL) * 0x0002040810204081) & AllTrue) | ((ulong)(bits >> 7) << 56);
}
