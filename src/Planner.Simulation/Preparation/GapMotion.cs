using Planner.Rules.Pack;

namespace Planner.Simulation.Preparation;

/// <summary>An indicator's two ends and what it loses evenly, as constants of the year's step of its gap.</summary>
/// <param name="Best">Its best value.</param>
/// <param name="Worst">Its worst value.</param>
/// <param name="Range">Best − worst; negative for an indicator that should fall.</param>
/// <param name="Inverse">1 / range.</param>
/// <param name="Luck">4 · noise / |range|: a year's luck as a share of the way is luck · f(1 − f) · z, f the way from worst to best.</param>
/// <param name="Keep">1 − depreciation.</param>
/// <param name="Lost">depreciation · range.</param>
internal readonly record struct GapMotion(double Best, double Worst, double Range, double Inverse, double Luck, double Keep, double Lost)
{
    // No standard normal of the draws is greater: Φ(−8.3) < 2^-54.
    private const double GreatestNormal = 8.3;

    /// <summary>
    /// Whether no luck can bring the value beyond the best, and bits compare as numbers do: then only the worst has to be held. With luck · |z| &lt; 1 a gap stays a gap.
    /// </summary>
    public bool IsGentle => Worst >= 0 && Best > Worst && Luck * GreatestNormal < 1;

    /// <summary>Those of a definition.</summary>
    public static GapMotion Of(IndicatorDefinition definition)
    {
        double range = definition.Best - definition.Worst;
        return new GapMotion(
            definition.Best, definition.Worst, range, 1 / range, 4 * definition.Noise / Math.Abs(range), 1 - definition.Depreciation, definition.Depreciation * range);
    }
}
