using System.Runtime.CompilerServices;

namespace Planner.Numerics.Distributions;

/// <summary>
/// A quantile function by linear interpolation in a table, for many draws of fixed parameters (a beta draw then costs nanoseconds). It never decreases in u.
/// </summary>
/// <remarks>
/// <para>The knots halve towards both ends: with t = min(u, 1 − u), every octave 2^−(j+1) … 2^−j of t down to 2⁻⁵³ has equally spaced knots, so tails
/// keep their relative resolution. Below t = 2⁻⁵³ the end knot's value is returned; infinite ends are never tabulated.</para>
/// <para><see cref="GreatestError"/> is measured when first asked for, as often as the table was, not proved: the greatest difference from the function at the middle of every cell.</para>
/// </remarks>
/// <threadsafety>Immutable.</threadsafety>
public sealed class QuantileTable : IQuantileFunction
{
    private const int Octaves = 52; // t from ½ to 2^-53
    private readonly int _bits; // 2^bits knots in an octave
    private readonly double[] _values; // by t ascending the quantiles of u = t, then those of u = 1 − t

    private readonly Lazy<double> _greatestError;

    private QuantileTable(int bits, double[] lower, double[] upper, IQuantileFunction distribution)
    {
        _bits = bits;
        _values = [.. lower, .. upper];
        _greatestError = new Lazy<double>(() => Measure(distribution, bits, lower, upper));
    }

    /// <summary>The greatest difference from the tabulated function found at the middles of all cells, in the unit of the value.</summary>
    public double GreatestError => _greatestError.Value;

    /// <summary>Tabulates a quantile function.</summary>
    /// <param name="distribution">The function.</param>
    /// <param name="knotsPerOctave">A power of two, 1 … 1024; twice the knots make a quarter of the error. 64 asks the function 6658 times.</param>
    /// <exception cref="ArgumentNullException">The distribution is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of knots is out of range.</exception>
    public static QuantileTable Of(IQuantileFunction distribution, int knotsPerOctave = 16)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        if (knotsPerOctave is < 1 or > 1024 || !int.IsPow2(knotsPerOctave))
        {
            Parameter.Throw(knotsPerOctave, nameof(knotsPerOctave), "powers of two, 1 ≤ # ≤ 1024");
        }

        int bits = int.Log2(knotsPerOctave);
        int count = Octaves * knotsPerOctave + 1;
        double[] lower = new double[count];
        double[] upper = new double[count];
        for (int i = 0; i < count; i++)
        {
            double t = Knot(i, bits);
            lower[i] = distribution.Quantile(t);
            upper[i] = distribution.Quantile(1 - t);
        }

        return new QuantileTable(bits, lower, upper, distribution);
    }

    private static double Measure(IQuantileFunction distribution, int bits, double[] lower, double[] upper)
    {
        double error = 0;
        for (int i = 0; i + 1 < lower.Length; i++)
        {
            double t = (Knot(i, bits) + Knot(i + 1, bits)) / 2;
            error = Math.Max(error, Math.Abs(distribution.Quantile(t) - (lower[i] + lower[i + 1]) / 2));

            // Below 2^-52 the middle of a mirrored cell is no double.
            if (1 - (1 - t) == t)
            {
                error = Math.Max(error, Math.Abs(distribution.Quantile(1 - t) - (upper[i] + upper[i + 1]) / 2));
            }
        }

        return error;
    }

    /// <inheritdoc/>
    public double Quantile(double u)
    {
        Parameter.Probability(u, nameof(u));
        return At(u);
    }

    /// <summary>The quantiles of every element, bit for bit <see cref="Quantile(double)"/>.</summary>
    /// <param name="u">Range: 0 ≤ u ≤ 1.</param>
    /// <param name="values">Receives the quantiles; may be <paramref name="u"/> itself.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> is shorter than <paramref name="u"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An element is out of range.</exception>
    public void Quantile(ReadOnlySpan<double> u, Span<double> values)
    {
        if (values.Length < u.Length)
        {
            throw new ArgumentException($"The destination holds {values.Length} values, {u.Length} are needed.", nameof(values));
        }

        for (int i = 0; i < u.Length; i++)
        {
            Parameter.Probability(u[i], nameof(u));
            values[i] = At(u[i]);
        }
    }

    // The i-th knot is the double whose exponent and leading fraction bits are those of 2^-53 advanced by i steps.
    private static double Knot(int i, int bits) => BitConverter.Int64BitsToDouble(FirstBits + ((long)i << (52 - bits)));

    private const long FirstBits = (1023L - 53) << 52;

    // No branch depends on u: which half and which cell are as good as random.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double At(double u)
    {
        int half = _values.Length / 2;
        double t = Math.Min(u, 1 - u);
        long steps = Math.Max(BitConverter.DoubleToInt64Bits(t) - FirstBits, 0);
        int i = (int)Math.Min(steps >> (52 - _bits), half - 2);
        double share = (steps - ((long)i << (52 - _bits))) * BitConverter.Int64BitsToDouble((1023L - 52 + _bits) << 52);
        i += u > 0.5 ? half : 0;
        double from = _values[i], to = _values[i + 1];

        // Rounding must not pass the next knot.
        return Math.Min(Math.Max(from + (to - from) * share, Math.Min(from, to)), Math.Max(from, to));
    }
}
