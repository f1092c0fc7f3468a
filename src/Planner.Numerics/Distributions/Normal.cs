using System.Runtime.InteropServices;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.Distributions;

/// <summary>The normal distribution.</summary>
/// <remarks>Scale a standard deviate yourself (mean + deviation·z) where it is used often; <see cref="Quantile(double, double, double)"/> checks its parameters.</remarks>
/// <threadsafety>Pure.</threadsafety>
public static partial class Normal
{
    /// <summary>
    /// The standard normal quantile z with Φ(z) = u, relative error about 10⁻¹⁶ (AS 241). Antisymmetric: Quantile(1 − u) = −Quantile(u)
    /// wherever 1 − u is exact, as it is for every number of <see cref="Random.UniformSource"/>; on these numbers it never decreases (between arguments closer than 2⁻⁵² it may fall by the last bit).
    /// </summary>
    /// <param name="u">Range: 0 ≤ u ≤ 1; 0 and 1 give ∓∞, anything else outside gives NaN.</param>
    public static double Quantile(double u) => LaneMap.Scalar<NormalQuantileKernel>(u);

    /// <summary>Standard normal quantiles of every element, bit for bit <see cref="Quantile(double)"/>.</summary>
    /// <param name="u">Uniform numbers.</param>
    /// <param name="z">Receives the quantiles; may be <paramref name="u"/> itself.</param>
    /// <exception cref="ArgumentException"><paramref name="z"/> is shorter than <paramref name="u"/>.</exception>
    public static void Quantile(ReadOnlySpan<double> u, Span<double> z) => Quantile(u, z, LaneWidth.Widest);

    internal static void Quantile(ReadOnlySpan<double> u, Span<double> z, int width)
    {
        if (z.Length < u.Length)
        {
            throw new ArgumentException($"The destination holds {z.Length} values, {u.Length} are needed.", nameof(z));
        }

        ref double from = ref MemoryMarshal.GetReference(u);
        ref double to = ref MemoryMarshal.GetReference(z);
        int whole = u.Length - (u.Length % width);
        switch (width)
        {
            case 8:
                NormalQuantileKernel.Fill<LanesOf8>(ref from, ref to, whole);
                break;
            case 4:
                NormalQuantileKernel.Fill<LanesOf4>(ref from, ref to, whole);
                break;
            default:
                NormalQuantileKernel.Fill<LanesOf2>(ref from, ref to, whole);
                break;
        }

        LaneMap.Apply<NormalQuantileKernel>(u[whole..], z[whole..], width);
    }

    /// <summary>
    /// Standard normal quantiles to single precision, for noise that needs no more: off by less than 10⁻⁶ of themselves or of 1, whichever is more, at a third of the work of
    /// <see cref="Quantile(ReadOnlySpan{double}, Span{double})"/>. Antisymmetric as that one; between neighbouring arguments it may fall by its error. The same bits at any vector width.
    /// </summary>
    /// <param name="u">Uniform numbers. Range: 2⁻⁵⁴ ≤ u ≤ 1 − 2⁻⁵⁴, as those of <see cref="Random.UniformSource"/>; elsewhere the result is worthless.</param>
    /// <param name="z">Receives the quantiles; may be <paramref name="u"/> itself.</param>
    /// <exception cref="ArgumentException"><paramref name="z"/> is shorter than <paramref name="u"/>.</exception>
    public static void QuantileSingle(ReadOnlySpan<double> u, Span<double> z) => QuantileSingle(u, z, LaneWidth.Widest);

    internal static void QuantileSingle(ReadOnlySpan<double> u, Span<double> z, int width) => SingleMap.Apply<SingleNormalKernel>(u, z, width);

    /// <summary>The quantile of N(mean, deviation²): mean + deviation·Quantile(u).</summary>
    /// <param name="u">Range: 0 ≤ u ≤ 1.</param>
    /// <param name="mean">μ, any finite number.</param>
    /// <param name="deviation">σ ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public static double Quantile(double u, double mean, double deviation)
    {
        Parameter.Probability(u, nameof(u));
        Parameter.Finite(mean, nameof(mean));
        Parameter.NotNegative(deviation, nameof(deviation));
        return deviation == 0 ? mean : mean + deviation * Quantile(u);
    }
}
