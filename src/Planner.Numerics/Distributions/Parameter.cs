using System.Runtime.CompilerServices;

namespace Planner.Numerics.Distributions;

/// <summary>Range checks of distribution parameters; the throw stands apart so that the check inlines.</summary>
internal static class Parameter
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Probability(double value, string name)
    {
        if (!(value >= 0 && value <= 1))
        {
            Throw(value, name, "0 ≤ # ≤ 1");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finite(double value, string name)
    {
        if (!double.IsFinite(value))
        {
            Throw(value, name, "−∞ < # < ∞");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NotNegative(double value, string name)
    {
        if (!(value >= 0 && value < double.PositiveInfinity))
        {
            Throw(value, name, "0 ≤ # < ∞");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Positive(double value, string name)
    {
        if (!(value > 0 && value < double.PositiveInfinity))
        {
            Throw(value, name, "0 < # < ∞");
        }
    }

    /// <summary>Throws; # in <paramref name="range"/> stands for the parameter.</summary>
    public static void Throw(double value, string name, string range) =>
        throw new ArgumentOutOfRangeException(name, value, $"Range: {range.Replace("#", name, StringComparison.Ordinal)}.");
}
