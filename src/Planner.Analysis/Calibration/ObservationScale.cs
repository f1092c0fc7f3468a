using Planner.Numerics.ElementaryFunctions;

namespace Planner.Analysis.Calibration;

/// <summary>The scale on which a metric is compared with what was observed: where its spread hardly depends on its level.</summary>
public enum ObservationScale
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>Logit of a percentage.</summary>
    Logit,

    /// <summary>Square root of a count plus 3/8 (Anscombe), on which a Poisson count has a standard deviation of ½.</summary>
    Root,
}

/// <summary>Takes values to their <see cref="ObservationScale"/> and back.</summary>
public static class ObservationScales
{
    private const double LeastShare = 0.0005;
    private const double Anscombe = 0.375;

    /// <summary>A value on the scale.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="value">In the metric's unit; percentages are kept from 0.05 to 99.95, counts at least 0.</param>
    public static double Of(this ObservationScale scale, double value) => scale switch
    {
        ObservationScale.Logit => Logit(Math.Clamp(value / 100, LeastShare, 1 - LeastShare)),
        ObservationScale.Root => Math.Sqrt(Math.Max(0, value) + Anscombe),
        _ => value,
    };

    /// <summary>Back to the metric's unit; a count is rounded to a whole number.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="scaled">A value on it.</param>
    public static double Back(this ObservationScale scale, double scaled) => scale switch
    {
        ObservationScale.Logit => 100 / (1 + DeterministicMath.Exp(-scaled)),
        ObservationScale.Root => Math.Max(0, Math.Round((Math.Max(0, scaled) * Math.Max(0, scaled)) - Anscombe, MidpointRounding.AwayFromZero)),
        _ => scaled,
    };

    private static double Logit(double share) => DeterministicMath.Log(share / (1 - share));
}
