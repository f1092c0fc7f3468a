using System.Runtime.CompilerServices;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.ElementaryFunctions;

public static partial class DeterministicMath
{
    /// <summary>Greatest size of the argument of <see cref="ExpSingle(ReadOnlySpan{double}, Span{double})"/>.</summary>
    public const double ExpSingleBound = 87;

    /// <summary>
    /// e^x of every element to single precision, for factors that need no more: a third of the work of <see cref="ExpBounded(ReadOnlySpan{double}, Span{double})"/>. The argument is rounded
    /// to single precision (error |x|·2⁻²⁵), the result is off by less than 2⁻²³ of itself besides; an argument beyond <see cref="ExpSingleBound"/> counts as the bound. ExpSingle(±0) = 1
    /// exactly, an argument below 0 never gives more than 1. The same bits at any vector width.
    /// </summary>
    /// <param name="x">The arguments.</param>
    /// <param name="result">Receives the results, at least as long as <paramref name="x"/>; may be <paramref name="x"/> itself.</param>
    /// <exception cref="ArgumentException">The result span is shorter than the arguments.</exception>
    public static void ExpSingle(ReadOnlySpan<double> x, Span<double> result) => ExpSingle(x, result, LaneWidth.Widest);

    internal static void ExpSingle(ReadOnlySpan<double> x, Span<double> result, int width) => SingleMap.Apply<SingleExponential>(x, result, width);

    private readonly struct SingleExponential : ISingleFunction
    {
        public static double Ordinary => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply<T, TDouble>(TDouble lower, TDouble upper)
            where T : struct, ISingles<T>
            where TDouble : struct, ILanes<TDouble> =>
            SingleKernels.Exp(T.Round(lower, upper));
    }
}
