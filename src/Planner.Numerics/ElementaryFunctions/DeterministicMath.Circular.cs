using Planner.Numerics.Lanes;

namespace Planner.Numerics.ElementaryFunctions;

public static partial class DeterministicMath
{
    /// <summary>Sine and cosine together. Error of each below 0.8 ulp for every finite angle. NaN for ±∞; Sin(±0) = ±0, Cos(±0) = 1.</summary>
    /// <param name="x">The angle in radians. Beyond ±2²⁰ the reduction is exact still, but slow and allocating.</param>
    public static (double Sine, double Cosine) SinCos(double x)
    {
        if (Math.Abs(x) <= SineCosineKernel.LargestOrdinary)
        {
            SineCosineKernel.Apply(LanesOf2.All(x), out LanesOf2 sine, out LanesOf2 cosine);
            return (sine.First, cosine.First);
        }

        return double.IsFinite(x) ? LargeAngle.SineCosine(x) : (double.NaN, double.NaN);
    }

    /// <summary>Sine, see <see cref="SinCos(double)"/>.</summary>
    /// <param name="x">The angle in radians.</param>
    public static double Sin(double x) => SinCos(x).Sine;

    /// <summary>Cosine, see <see cref="SinCos(double)"/>.</summary>
    /// <param name="x">The angle in radians.</param>
    public static double Cos(double x) => SinCos(x).Cosine;

    /// <summary>Sine and cosine of every element, bit for bit <see cref="SinCos(double)"/>.</summary>
    /// <param name="x">The angles in radians.</param>
    /// <param name="sine">Receives the sines, at least as long as <paramref name="x"/>; may be <paramref name="x"/> itself.</param>
    /// <param name="cosine">Receives the cosines, at least as long as <paramref name="x"/>; may be <paramref name="x"/> itself, but not <paramref name="sine"/>.</param>
    /// <exception cref="ArgumentException">A result span is shorter than the angles.</exception>
    public static void SinCos(ReadOnlySpan<double> x, Span<double> sine, Span<double> cosine) => SinCos(x, sine, cosine, LaneWidth.Widest);

    internal static void SinCos(ReadOnlySpan<double> x, Span<double> sine, Span<double> cosine, int width)
    {
        if (sine.Length < x.Length || cosine.Length < x.Length)
        {
            throw new ArgumentException($"The results hold {sine.Length} and {cosine.Length} values, {x.Length} are needed.");
        }

        switch (width)
        {
            case 8:
                SinCosLanes<LanesOf8>(x, sine, cosine);
                break;
            case 4:
                SinCosLanes<LanesOf4>(x, sine, cosine);
                break;
            default:
                SinCosLanes<LanesOf2>(x, sine, cosine);
                break;
        }
    }

    private static void SinCosLanes<T>(ReadOnlySpan<double> x, Span<double> sine, Span<double> cosine) where T : struct, ILanes<T>
    {
        int i = 0;
        for (; i <= x.Length - T.Count; i += T.Count)
        {
            T angle = T.Load(in x[i]);
            T size = angle & T.AllBits(0x7FFFFFFFFFFFFFFFUL);
            T ordinary = T.Less(size, T.All(SineCosineKernel.LargestOrdinary));
            if (T.Any(ordinary ^ T.AllBits(ulong.MaxValue)))
            {
                for (int j = i; j < i + T.Count; j++)
                {
                    (sine[j], cosine[j]) = SinCos(x[j]);
                }
            }
            else
            {
                SineCosineKernel.Apply(angle, out T s, out T c);
                s.Store(ref sine[i]);
                c.Store(ref cosine[i]);
            }
        }

        for (; i < x.Length; i++)
        {
            (sine[i], cosine[i]) = SinCos(x[i]);
        }
    }
}
