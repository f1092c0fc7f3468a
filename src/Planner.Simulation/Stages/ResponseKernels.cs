using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Simulation.Preparation;

namespace Planner.Simulation.Stages;

/// <summary>
/// The response's loops over lanes. Each operation is one IEEE operation per lane in a fixed order (no fused multiply-add, no maximum whose zero
/// depends on the machine), so the vector width cannot change a bit. Columns hold a multiple of eight lanes, so there is no rest to loop over. Each
/// kernel is a method of its own on purpose: inside a larger one the compiler runs out of its budget for inlining vector operations.
/// They are compiled fully at their first call: unoptimised vector code is some fifty times slower, and a short run would spend its time in it.
/// </summary>
internal static partial class ResponseKernels
{
    /// <summary>exponent = −(trend · trendFactor + campaign · campaignFactor).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Pace(
        Span<double> exponent, (double Trend, double Campaign) rates, ReadOnlySpan<double> trendFactor, ReadOnlySpan<double> campaignFactor)
    {
        ref double to = ref First(exponent, trendFactor.Length, campaignFactor.Length);
        var trend = new Vector<double>(-rates.Trend);
        var campaign = new Vector<double>(rates.Campaign);
        for (nuint i = 0; i < (nuint)exponent.Length; i += (nuint)Vector<double>.Count)
        {
            ((trend * At(trendFactor, i)) - (campaign * At(campaignFactor, i))).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>The first column where the mark is not 0, else the second.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Choose(Span<double> result, ReadOnlySpan<double> marked, ReadOnlySpan<double> unmarked, ReadOnlySpan<double> mark)
    {
        ref double to = ref First(result, marked.Length, unmarked.Length, mark.Length);
        for (nuint i = 0; i < (nuint)result.Length; i += (nuint)Vector<double>.Count)
        {
            Vector.ConditionalSelect(Vector.Equals(At(mark, i), Vector<double>.Zero), At(unmarked, i), At(marked, i)).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>The product of two columns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(Span<double> result, ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref double to = ref First(result, left.Length, right.Length);
        for (nuint i = 0; i < (nuint)result.Length; i += (nuint)Vector<double>.Count)
        {
            (At(left, i) * At(right, i)).StoreUnsafe(ref to, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> At(ReadOnlySpan<double> column, nuint index) => Vector.LoadUnsafe(ref MemoryMarshal.GetReference(column), index);

    /// <summary>The first element of a column that the others are as long as; the loops read without a bounds check in each turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref double First(Span<double> column, int second, int third = int.MaxValue, int fourth = int.MaxValue)
    {
        Expect(column.Length, Math.Min(second, Math.Min(third, fourth)));
        if (column.Length % State.BlockState.LaneGroup != 0)
        {
            throw new ArgumentException("columns hold a multiple of eight lanes");
        }

        return ref MemoryMarshal.GetReference(column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Expect(int length, int other)
    {
        if (other < length)
        {
            throw new ArgumentException("the columns differ in length");
        }
    }
}
