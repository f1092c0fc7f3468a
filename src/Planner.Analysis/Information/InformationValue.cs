using Planner.Analysis.Intervals;
using Planner.Localities.Scenarios;

namespace Planner.Analysis.Information;

/// <summary>What knowing an uncertain input before deciding is worth.</summary>
/// <param name="Input">The input; null for all of them together.</param>
/// <param name="Value">
/// Gain of the objective, mean over futures, of choosing by the input against the one best choice; cross-fitted, so it is what a rule found on other futures gains, and on average not above the true value.
/// May be a little below 0 where nothing is to be gained.
/// </param>
/// <param name="Ceiling">The same gain as the fitted curves themselves promise: on average not below that of the best rule of their form.</param>
/// <param name="Changed">Share of futures (0..1) in which the choice would be another.</param>
/// <param name="Instead">The scenario that would then be chosen most often; null where none would.</param>
/// <param name="WhenHigher">Whether that is so where the input is higher than usual (true) or lower (false); null where none would, or for all together.</param>
public sealed record InformationValue(UncertainInput? Input, MeanInterval Value, double Ceiling, double Changed, string? Instead, bool? WhenHigher)
{
    /// <summary>Lower end of the interval: that of <see cref="Value"/>, whose error is downwards.</summary>
    public double Low => Value.Low;

    /// <summary>Upper end of the interval: as far above <see cref="Ceiling"/>, whose error is upwards, as <see cref="Value"/> is uncertain; the true value lies between the two on average.</summary>
    public double High => Math.Max(Value.Estimate, Ceiling) + (Value.High - Value.Estimate);

    /// <summary>Whether something is surely gained.</summary>
    public bool Distinguishable => Low > 0;
}
