namespace Planner.Numerics.Distributions;

/// <summary>The checks that distributions of least, likeliest and greatest value share.</summary>
internal static class ThreePoints
{
    public static void Check(double min, double mode, double max)
    {
        Parameter.Finite(min, nameof(min));
        if (!(max >= min && double.IsFinite(max - min)))
        {
            Parameter.Throw(max, nameof(max), "min ≤ # < ∞");
        }

        if (!(mode >= min && mode <= max))
        {
            Parameter.Throw(mode, nameof(mode), "min ≤ # ≤ max");
        }
    }
}
