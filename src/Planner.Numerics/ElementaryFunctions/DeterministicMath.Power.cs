using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.ElementaryFunctions;

public static partial class DeterministicMath
{
    /// <summary>
    /// x^y. Error below 0.65 ulp for results within [10⁻³⁰, 10³⁰], below 1.1 ulp elsewhere; an integer power below 2⁵³ comes out exactly (3² = 9).
    /// Special cases are those of IEEE 754 pow: Pow(x, ±0) = Pow(1, y) = 1 even with a NaN, NaN for x &lt; 0 and y not an integer.
    /// </summary>
    /// <param name="x">The base, any double.</param>
    /// <param name="y">The exponent, any double.</param>
    public static double Pow(double x, double y) =>
        IsOrdinary(x, y) ? PowerKernel.Apply(LanesOf2.All(x), LanesOf2.All(y)).First : PowSpecial(x, y);

    /// <summary>x[i]^y[i] of every element, bit for bit <see cref="Pow(double, double)"/>.</summary>
    /// <param name="x">The bases.</param>
    /// <param name="y">The exponents, as many as bases.</param>
    /// <param name="result">Receives the results; may be <paramref name="x"/> or <paramref name="y"/> itself.</param>
    /// <exception cref="ArgumentException">The spans differ in length or the result is too short.</exception>
    public static void Pow(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result) => Pow(x, y, result, LaneWidth.Widest);

    internal static void Pow(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result, int width)
    {
        if (x.Length != y.Length || result.Length < x.Length)
        {
            throw new ArgumentException($"The lengths must agree: {x.Length} bases, {y.Length} exponents, room for {result.Length} results.");
        }

        switch (width)
        {
            case 8:
                PowLanes<LanesOf8>(x, y, result);
                break;
            case 4:
                PowLanes<LanesOf4>(x, y, result);
                break;
            default:
                PowLanes<LanesOf2>(x, y, result);
                break;
        }
    }

    private static void PowLanes<T>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result) where T : struct, ILanes<T>
    {
        ref double xs = ref MemoryMarshal.GetReference(x);
        ref double ys = ref MemoryMarshal.GetReference(y);
        ref double rs = ref MemoryMarshal.GetReference(result);
        int i = 0;
        for (; i <= x.Length - T.Count; i += T.Count)
        {
            T a = T.Load(in Unsafe.Add(ref xs, i));
            T b = T.Load(in Unsafe.Add(ref ys, i));
            if (T.Any(NotOrdinary(a, b)))
            {
                for (int j = i; j < i + T.Count; j++)
                {
                    result[j] = Pow(x[j], y[j]);
                }
            }
            else
            {
                PowerKernel.Apply(a, b).Store(ref Unsafe.Add(ref rs, i));
            }
        }

        for (; i < x.Length; i++)
        {
            result[i] = Pow(x[i], y[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T NotOrdinary<T>(T a, T b) where T : struct, ILanes<T>
    {
        T infinity = T.All(double.PositiveInfinity);
        T ordinary = T.Less(T.All(0.0), a) & T.Less(a, infinity) & T.Less(b, infinity) & T.Less(T.All(double.NegativeInfinity), b);
        return ordinary ^ T.AllBits(ulong.MaxValue);
    }

    private static bool IsOrdinary(double x, double y) => x > 0 && x < double.PositiveInfinity && double.IsFinite(y);

    private static double PowSpecial(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        if (double.IsInfinity(y))
        {
            double size = Math.Abs(x);
            return size == 1 ? 1 : (size > 1) == (y > 0) ? double.PositiveInfinity : 0;
        }

        bool odd = double.IsOddInteger(y);
        if (x == 0 || double.IsInfinity(x))
        {
            double size = (x == 0) == (y > 0) ? 0 : double.PositiveInfinity;
            return odd && double.IsNegative(x) ? -size : size;
        }

        // A negative finite base.
        if (!double.IsInteger(y))
        {
            return double.NaN;
        }

        double power = Pow(-x, y);
        return odd ? -power : power;
    }
}
