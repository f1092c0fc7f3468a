using Planner.Rules.Pack;

namespace Planner.Simulation.Preparation;

/// <summary>An indicator's two ends, as constants of the year's step on the share of the way that is still open.</summary>
/// <param name="Best">Its best value.</param>
/// <param name="Range">Best − worst; negative for an indicator that should fall.</param>
/// <param name="Inverse">1 / range.</param>
/// <param name="Luck">4 · noise / |range|: a year's luck as a share of the way is luck · f(1 − f) · z, f the way from worst to best.</param>
internal readonly record struct GapMotion(double Best, double Range, double Inverse, double Luck)
{
    /// <summary>Those of a definition.</summary>
    public static GapMotion Of(IndicatorDefinition definition)
    {
        double range = definition.Best - definition.Worst;
        return new GapMotion(definition.Best, range, 1 / range, 4 * definition.Noise / Math.Abs(range));
    }
}
