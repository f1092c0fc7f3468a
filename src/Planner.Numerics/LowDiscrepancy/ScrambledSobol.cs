using System.Globalization;
using System.Reflection;

namespace Planner.Numerics.LowDiscrepancy;

/// <summary>
/// Sobol's points in base 2 with the direction numbers of Joe and Kuo (2008), scrambled by Owen's nested uniform scrambling (Owen, <em>J. Complexity</em> 14,
/// 1998): each binary digit of a coordinate is flipped or not by a coin that depends on the seed, the dimension and all digits before it. Every point is then
/// uniform in (0, 1) by itself, and any 2^m consecutive ones from a multiple of 2^m on are as evenly spread as the unscrambled ones. A coordinate depends on seed,
/// dimension and index alone.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class ScrambledSobol
{
    /// <summary>Most dimensions.</summary>
    public const int MostDimensions = 256;

    /// <summary>Digits of a coordinate; so many points are there: 2^Digits.</summary>
    public const int Digits = 31;

    private const ulong Gamma = 0x9E3779B97F4A7C15;
    private static readonly Lazy<uint[][]> Directions = new(Read);
    private readonly ulong seed;

    /// <summary>The points of a seed.</summary>
    /// <param name="seed">Any 64 bits: another seed, another scramble.</param>
    /// <param name="dimensions">1..<see cref="MostDimensions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no direction numbers for so many dimensions.</exception>
    public ScrambledSobol(ulong seed, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MostDimensions);
        this.seed = Mix(unchecked(seed + Gamma));
        Dimensions = dimensions;
    }

    /// <summary>Coordinates of a point.</summary>
    public int Dimensions { get; }

    /// <summary>A coordinate of a point: the middle of its interval of width 2^−31, so never 0 or 1.</summary>
    /// <param name="index">Index of the point; ≥ 0.</param>
    /// <param name="dimension">0..<see cref="Dimensions"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Index or dimension is out of range.</exception>
    public double At(int index, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(dimension);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(dimension, Dimensions);
        return (Scramble(Plain(index, dimension), dimension) + 0.5) / (1u << Digits);
    }

    /// <summary>One coordinate of consecutive points.</summary>
    /// <param name="first">Index of the first point.</param>
    /// <param name="dimension">0..<see cref="Dimensions"/> − 1.</param>
    /// <param name="destination">Receives the coordinates.</param>
    /// <exception cref="ArgumentOutOfRangeException">Index or dimension is out of range.</exception>
    public void Fill(int first, int dimension, Span<double> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = At(checked(first + i), dimension);
        }
    }

    /// <summary>The digits of an unscrambled coordinate as a whole number of <see cref="Digits"/> bits.</summary>
    /// <param name="index">Index of the point; ≥ 0.</param>
    /// <param name="dimension">Dimension.</param>
    internal static uint Plain(int index, int dimension)
    {
        uint[] directions = Directions.Value[dimension];
        uint digits = 0;
        for (int bit = 0; index >> bit != 0; bit++)
        {
            digits ^= ((index >> bit) & 1) != 0 ? directions[bit] : 0;
        }

        return digits;
    }

    private uint Scramble(uint digits, int dimension)
    {
        ulong own = Mix(unchecked(seed + (Gamma * (ulong)(dimension + 1))));
        uint flips = 0;
        for (int bit = Digits - 1; bit >= 0; bit--)
        {
            // What stands before this digit, with a leading 1 that tells prefixes of different lengths apart.
            uint prefix = (digits >> (bit + 1)) | (1u << (Digits - 1 - bit));
            flips |= (uint)(Mix(own ^ prefix) >> 63) << bit;
        }

        return digits ^ flips;
    }

    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            return x ^ (x >> 31);
        }
    }

    private static uint[][] Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Planner.Numerics.LowDiscrepancy.joe-kuo-256.txt")!;
        using var reader = new StreamReader(stream);
        var all = new List<uint[]> { Enumerable.Range(0, Digits).Select(bit => 1u << (Digits - 1 - bit)).ToArray() };
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            uint[] numbers = [.. line.Split(' ').Select(word => uint.Parse(word, CultureInfo.InvariantCulture))];
            all.Add(Column((int)numbers[1], numbers[2], numbers.AsSpan(3)));
        }

        return [.. all];
    }

    /// <summary>The direction numbers of a dimension by Sobol's recurrence from its polynomial and first numbers.</summary>
    private static uint[] Column(int degree, uint inner, ReadOnlySpan<uint> initial)
    {
        var column = new uint[Digits];
        for (int i = 0; i < Digits; i++)
        {
            if (i < degree)
            {
                column[i] = initial[i] << (Digits - 1 - i);
                continue;
            }

            uint next = column[i - degree] ^ (column[i - degree] >> degree);
            for (int k = 1; k < degree; k++)
            {
                next ^= ((inner >> (degree - 1 - k)) & 1) != 0 ? column[i - k] : 0;
            }

            column[i] = next;
        }

        return column;
    }
}
