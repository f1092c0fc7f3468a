using System.Runtime.CompilerServices;

namespace Planner.Numerics.Random;

/// <summary>Key and counter of layout version 1 with only the replicate left open.</summary>
internal readonly struct UniformCounter
{
    public readonly uint Key0;
    public readonly uint Key1;
    public readonly uint Counter1;
    public readonly uint Counter2;
    public readonly uint Counter3;

    public UniformCounter(ulong key, ulong unit, int year, int index)
    {
        Key0 = (uint)key;
        Key1 = (uint)(key >> 32);
        Counter1 = (uint)year | ((uint)index << 16);
        Counter2 = (uint)unit;
        Counter3 = (uint)(unit >> 32);
    }

    private UniformCounter(in UniformCounter other, int index)
    {
        this = other;
        Counter1 = (other.Counter1 & 0xFFFF) | ((uint)index << 16);
    }

    public ulong Fingerprint
    {
        get
        {
            unchecked
            {
                ulong key = Key0 | ((ulong)Key1 << 32);
                ulong unit = Counter2 | ((ulong)Counter3 << 32);
                ulong mixed = (key * 0x9E3779B97F4A7C15) ^ ((unit + Counter1) * 0xC2B2AE3D27D4EB4F) ^ ((ulong)Counter1 << 29);
                return (mixed ^ (mixed >> 32)) * 0x9E3779B97F4A7C15;
            }
        }
    }

    public UniformCounter WithIndex(int index) => new(this, index);

    public double At(int replicate)
    {
        (double even, double odd) = Pair((uint)replicate >> 1);
        return (replicate & 1) == 0 ? even : odd;
    }

    /// <summary>The numbers of replicates 2·pair and 2·pair + 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (double Even, double Odd) Pair(uint pair)
    {
        (uint r0, uint r1, uint r2, uint r3) = Philox4x32.Block(pair, Counter1, Counter2, Counter3, Key0, Key1);
        return (ToUnit(r0 | ((ulong)r1 << 32)), ToUnit(r2 | ((ulong)r3 << 32)));
    }

    // 1 + k·2^-52 in [1, 2), then minus 1 − 2^-53: the result (2k + 1)·2^-53 is a double, so the subtraction is exact.
    private static double ToUnit(ulong word) => BitConverter.UInt64BitsToDouble((word >> 12) | 0x3FF0000000000000) - 0.99999999999999988898;
}
