using Planner.Rules.Pack;

namespace Planner.Localities.Policies;

/// <summary>
/// QN-01: support given on condition (a plan of the household's own, a part paid back or paid by itself) instead of for nothing. It works better and is
/// taken up more slowly. Scenario member <c>levers.conditionalSupport</c>; neutral at share 0.
/// </summary>
/// <param name="Share">Share (0..1) of the components' money given on condition.</param>
/// <param name="ExitGain">By how much of itself (≥ 0) the effect on leaving poverty is greater where all is given on condition.</param>
/// <param name="IncomeGain">The same for the effect on income; ≥ 0.</param>
/// <param name="TakeUpLoss">Share (0..1) of the year's disbursement that waits where all is given on condition.</param>
/// <param name="Components">Ids of the components whose support it is.</param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record ConditionalSupport(
    double Share, double ExitGain, double IncomeGain, double TakeUpLoss, IReadOnlyList<string> Components, Provenance Provenance)
{
    /// <summary>DV-L1: share (0..1) of what is given on condition and spent that is paid back within the year and spent again by the component the year after; 0 for none.</summary>
    public double Recovered { get; init; }
}
