using Planner.Rules.Pack;

namespace Planner.Localities.Policies;

/// <summary>
/// QN-05: the errors of the household review. Measured poor = true poor · (1 − exclusion) / (1 − inclusion); support reaches the listed, so the wrongly
/// listed thin it out and the missed get none. Scenario member <c>levers.householdReview</c>; neutral at 0 and 0.
/// </summary>
/// <param name="InclusionError">Share (0..1) of the listed poor households that are not poor.</param>
/// <param name="ExclusionError">Share (0..1) of the poor households that are not listed.</param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record HouseholdReview(double InclusionError, double ExclusionError, Provenance Provenance)
{
    /// <summary>Measured over true number of poor households.</summary>
    public double MeasuredOverTrue => (1 - ExclusionError) / (1 - InclusionError);
}
