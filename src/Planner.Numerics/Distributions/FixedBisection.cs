using System.Runtime.CompilerServices;

namespace Planner.Numerics.Distributions;

/// <summary>
/// Inverts a distribution function by halving the ordered doubles from 0 to an end, always at the same points whatever u is. Two values of u
/// part at one point only, the smaller to its left, so the result never decreases in u even where rounding makes the function itself wobble.
/// </summary>
internal static class FixedBisection
{
    /// <summary>The double x on the tree's path where reaching begins: reaches(x) is cdf(x) ≥ u, 0 &lt; x ≤ end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Invert<TState>(double u, double end, TState state, Func<TState, double, double, bool> reaches)
    {
        long low = 0;
        long high = BitConverter.DoubleToInt64Bits(end);
        while (high - low > 1)
        {
            long middle = low + (high - low) / 2;
            if (reaches(state, BitConverter.Int64BitsToDouble(middle), u))
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return BitConverter.Int64BitsToDouble(high);
    }
}
