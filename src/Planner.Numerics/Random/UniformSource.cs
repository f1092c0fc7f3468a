using System.Runtime.CompilerServices;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.Random;

/// <summary>
/// Uniform random numbers in (0, 1), each a pure function of seed, purpose, unit, year, index and replicate.
/// Order, threads, vector width and what else is drawn never matter.
/// </summary>
/// <remarks>
/// <para>Layout version 1. Generator: Philox4x32-10. Mix(x) is SplitMix64's finaliser: x ^= x≫30; x ×= BF58476D1CE4E5B9; x ^= x≫27;
/// x ×= 94D049BB133111EB; x ^= x≫31 (mod 2⁶⁴); γ = 9E3779B97F4A7C15.</para>
/// <para>Key (64 bits, k0 low): Mix(γ + (purpose XOR Mix(seed + γ))), one to one in the purpose for a fixed seed and in the seed for a fixed purpose.</para>
/// <para>Counter: c0 = replicate ≫ 1; c1 = year OR index ≪ 16; c2 = low and c3 = high 32 bits of the unit's hash.</para>
/// <para>The block r0…r3 gives two 64-bit words w₀ = r0 + 2³²·r1 and w₁ = r2 + 2³²·r3; even replicates take w₀, odd ones w₁.
/// The number is (⌊w/2¹²⌋ + ½)·2⁻⁵²: the odd multiples of 2⁻⁵³, never 0 or 1, symmetric about ½.</para>
/// </remarks>
/// <threadsafety>Immutable.</threadsafety>
public readonly struct UniformSource
{
    /// <summary>The version of the layout in the remarks; it changes whenever any draw would change.</summary>
    public const int LayoutVersion = 1;

    /// <summary>The greatest year and the greatest index: both take 16 bits of the counter.</summary>
    public const int GreatestYearOrIndex = 0xFFFF;

    private const ulong Gamma = 0x9E3779B97F4A7C15;
    private readonly ulong _mixedSeed;

    /// <summary>The numbers of a seed.</summary>
    /// <param name="seed">Any 64 bits.</param>
    public UniformSource(ulong seed)
    {
        Seed = seed;
        _mixedSeed = Mix(unchecked(seed + Gamma));
    }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>One number in (0, 1).</summary>
    /// <param name="purpose">What the number is for.</param>
    /// <param name="unit">The unit's hash, see <see cref="UnitHash"/>.</param>
    /// <param name="year">0 … 65535.</param>
    /// <param name="index">Tells numbers of one purpose apart, 0 … 65535.</param>
    /// <param name="replicate">0 … 2³¹ − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Year, index or replicate is out of range.</exception>
    public double At(DrawPurpose purpose, ulong unit, int year, int index, int replicate)
    {
        Check(year, index, replicate, 1);
        return new UniformCounter(Key(purpose), unit, year, index).At(replicate);
    }

    /// <summary>The numbers of consecutive replicates: destination[k] is <see cref="At"/> of firstReplicate + k, bit for bit.</summary>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="unit">The unit's hash.</param>
    /// <param name="year">0 … 65535.</param>
    /// <param name="index">0 … 65535.</param>
    /// <param name="firstReplicate">0 … 2³¹ − 1; so must be the last replicate.</param>
    /// <param name="destination">Receives the numbers; may be empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">Year, index or a replicate is out of range.</exception>
    public void Fill(DrawPurpose purpose, ulong unit, int year, int index, int firstReplicate, Span<double> destination) =>
        Fill(purpose, unit, year, index, firstReplicate, destination, LaneWidth.Widest);

    internal void Fill(DrawPurpose purpose, ulong unit, int year, int index, int firstReplicate, Span<double> destination, int width)
    {
        Check(year, index, firstReplicate, destination.Length);
        var counter = new UniformCounter(Key(purpose), unit, year, index);
        PhiloxLanes.Fill(counter, firstReplicate, destination, width);
    }

    /// <summary>The address of the numbers of all replicates, for <see cref="Fill(ReadOnlySpan{UniformColumn}, int, Span{double})"/>.</summary>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="unit">The unit's hash.</param>
    /// <param name="year">0 … 65535.</param>
    /// <param name="index">0 … 65535.</param>
    /// <exception cref="ArgumentOutOfRangeException">Year or index is out of range.</exception>
    public UniformColumn Column(DrawPurpose purpose, ulong unit, int year, int index)
    {
        Check(year, index, 0, 1);
        return new UniformColumn(new UniformCounter(Key(purpose), unit, year, index));
    }

    /// <summary>
    /// Several columns at once, faster than one by one where columns are short: destination[c·L + k] is the number of columns[c] and replicate
    /// firstReplicate + k, L = destination.Length / columns.Length.
    /// </summary>
    /// <param name="columns">The columns' addresses.</param>
    /// <param name="firstReplicate">0 … 2³¹ − 1; so must be the last replicate.</param>
    /// <param name="destination">Receives the numbers, column by column; its length is a multiple of that of <paramref name="columns"/>.</param>
    /// <exception cref="ArgumentException">The destination cannot be split into equal columns.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A replicate is out of range.</exception>
    public static void Fill(ReadOnlySpan<UniformColumn> columns, int firstReplicate, Span<double> destination) =>
        Fill(columns, firstReplicate, destination, LaneWidth.Widest);

    internal static void Fill(ReadOnlySpan<UniformColumn> columns, int firstReplicate, Span<double> destination, int width)
    {
        int length = columns.IsEmpty ? 0 : destination.Length / columns.Length;
        if (length * columns.Length != destination.Length)
        {
            throw new ArgumentException($"{destination.Length} numbers cannot be split into {columns.Length} equal columns.", nameof(destination));
        }

        Check(0, 0, firstReplicate, length);
        PhiloxLanes.Fill(columns, firstReplicate, destination, length, width);
    }

    private ulong Key(DrawPurpose purpose) => Mix(unchecked(Gamma + (purpose.Value ^ _mixedSeed)));

    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            return x ^ (x >> 31);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Check(int year, int index, int replicate, int count)
    {
        if ((uint)year > GreatestYearOrIndex || (uint)index > GreatestYearOrIndex || replicate < 0 || (long)replicate + count - 1 > int.MaxValue)
        {
            ThrowOutOfRange(year, index, replicate, count);
        }
    }

    private static void ThrowOutOfRange(int year, int index, int replicate, int count)
    {
        if ((uint)year > GreatestYearOrIndex)
        {
            throw new ArgumentOutOfRangeException(nameof(year), year, "Range: 0 ≤ year ≤ 65535.");
        }

        if ((uint)index > GreatestYearOrIndex)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, "Range: 0 ≤ index ≤ 65535.");
        }

        throw new ArgumentOutOfRangeException(nameof(replicate), replicate, $"Range: 0 ≤ replicate, replicate + {count} ≤ 2^31.");
    }
}
