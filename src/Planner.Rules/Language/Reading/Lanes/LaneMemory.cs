using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Planner.Rules.Language.Reading.Lanes;

/// <summary>
/// Loads and stores of compiled loops. They exist because expression trees know neither pointers nor native integers; the JIT inlines them
/// into the loop. A mask has all bits of a lane set or none.
/// </summary>
internal static class LaneMemory
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load512(ref double first, int index) => Vector512.LoadUnsafe(ref first, (nuint)(uint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load256(ref double first, int index) => Vector256.LoadUnsafe(ref first, (nuint)(uint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load128(ref double first, int index) => Vector128.LoadUnsafe(ref first, (nuint)(uint)index);

    /// <summary>The mask with all lanes set, unknown to the JIT (<see cref="LaneInstructions.Not"/> says why).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<double> Set512() => Vector512<double>.AllBitsSet;

    /// <summary>The mask with all lanes set, unknown to the JIT.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<double> Set256() => Vector256<double>.AllBitsSet;

    /// <summary>The mask with all lanes set, unknown to the JIT.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<double> Set128() => Vector128<double>.AllBitsSet;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ref double first, int index, Vector512<double> value) => value.StoreUnsafe(ref first, (nuint)(uint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ref double first, int index, Vector256<double> value) => value.StoreUnsafe(ref first, (nuint)(uint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ref double first, int index, Vector128<double> value) => value.StoreUnsafe(ref first, (nuint)(uint)index);

    /// <summary>A byte 1 or 0 per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask(ref byte first, int index, Vector512<double> mask)
    {
        // Processors with registers of 512 bits deposit bits fast. Else copies of seven bits, 7 apart, put bit k at bit 8k without touching
        // each other; the eighth bit would, so it goes alone.
        ulong bits = mask.ExtractMostSignificantBits();
        ulong bytes = Bmi2.X64.IsSupported
            ? Bmi2.X64.ParallelBitDeposit(bits, 0x0101010101010101)
            : (((bits & 0x7F) * 0x0002040810204081) & 0x0101010101010101) | ((bits >> 7) << 56);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref first, (nuint)(uint)index), bytes);
    }

    /// <summary>A byte 1 or 0 per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask(ref byte first, int index, Vector256<double> mask)
    {
        // A negated mask register of .NET 10.0.12 gives set bits beyond the last lane too.
        uint bits = mask.ExtractMostSignificantBits() & 0xF;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref first, (nuint)(uint)index), (bits * 0x00204081) & 0x01010101);
    }

    /// <summary>A byte 1 or 0 per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask(ref byte first, int index, Vector128<double> mask)
    {
        uint bits = mask.ExtractMostSignificantBits() & 0x3;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref first, (nuint)(uint)index), (ushort)((bits * 0x81) & 0x0101));
    }
}
