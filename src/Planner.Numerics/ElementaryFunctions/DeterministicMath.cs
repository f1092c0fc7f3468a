using Planner.Numerics.Lanes;

namespace Planner.Numerics.ElementaryFunctions;

/// <summary>
/// Elementary functions whose results are the same bits on every machine: made of + − × ÷ √ and bit operations only,
/// with no fused multiply-add and no call into the platform's mathematical library.
/// </summary>
/// <remarks>
/// <para>Use these, never <see cref="Math"/>, wherever a result reaches a file or a comparison. The span overloads give bit for bit
/// what the scalar ones give, at any vector width; source and destination may be the same span.</para>
/// <para>Errors are in units in the last place of the result, measured against 60-digit references by the tests, which fail above the
/// bound stated at each function. Every NaN that is returned is <see cref="double.NaN"/> (bits FFF8000000000000).</para>
/// </remarks>
/// <threadsafety>All members are pure and may be called from any thread.</threadsafety>
public static partial class DeterministicMath
{
    /// <summary>e^x. Error below 0.6 ulp (1 ulp where the result is subnormal). Exp(±0) = 1 exactly, Exp(−∞) = 0, Exp(+∞) = +∞.</summary>
    /// <param name="x">Any double; above 709.78 the result is +∞, below −745.13 it is 0.</param>
    public static double Exp(double x) => LaneMap.Scalar<ExponentialKernel>(x);

    /// <summary>e^x of every element, bit for bit <see cref="Exp(double)"/>.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="result">Receives the results, at least as long as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The result span is shorter than the arguments.</exception>
    public static void Exp(ReadOnlySpan<double> x, Span<double> result) => LaneMap.Apply<ExponentialKernel>(x, result);

    /// <summary>Natural logarithm. Error below 1 ulp. Log(1) = +0 exactly, Log(±0) = −∞, Log(+∞) = +∞, NaN below 0.</summary>
    /// <param name="x">Any double, subnormals included.</param>
    public static double Log(double x) => LaneMap.Scalar<LogarithmKernel>(x);

    /// <summary>Natural logarithm of every element, bit for bit <see cref="Log(double)"/>.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="result">Receives the results, at least as long as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The result span is shorter than the arguments.</exception>
    public static void Log(ReadOnlySpan<double> x, Span<double> result) => LaneMap.Apply<LogarithmKernel>(x, result);

    /// <summary>e^x − 1 without cancellation near 0. Error below 1 ulp. ExpM1(±0) = ±0, ExpM1(−∞) = −1, ExpM1(+∞) = +∞.</summary>
    /// <param name="x">Any double.</param>
    public static double ExpM1(double x) => LaneMap.Scalar<ExponentialMinusOneKernel>(x);

    /// <summary>e^x − 1 of every element, bit for bit <see cref="ExpM1(double)"/>.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="result">Receives the results, at least as long as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The result span is shorter than the arguments.</exception>
    public static void ExpM1(ReadOnlySpan<double> x, Span<double> result) => LaneMap.Apply<ExponentialMinusOneKernel>(x, result);

    /// <summary>ln(1 + x) without cancellation near 0. Error below 1 ulp. Log1P(±0) = ±0, Log1P(−1) = −∞, NaN below −1.</summary>
    /// <param name="x">Any double.</param>
    public static double Log1P(double x) => LaneMap.Scalar<LogarithmOfOnePlusKernel>(x);

    /// <summary>ln(1 + x) of every element, bit for bit <see cref="Log1P(double)"/>.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="result">Receives the results, at least as long as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The result span is shorter than the arguments.</exception>
    public static void Log1P(ReadOnlySpan<double> x, Span<double> result) => LaneMap.Apply<LogarithmOfOnePlusKernel>(x, result);
}
