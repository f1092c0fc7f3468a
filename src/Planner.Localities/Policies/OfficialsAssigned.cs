using Planner.Rules.Pack;

namespace Planner.Localities.Policies;

/// <summary>
/// QN-L10: officials and party members assigned to poor households. Households with labour capacity leave sooner, and those who left fall back less.
/// Scenario member <c>levers.officialsAssigned</c>; neutral at share 0.
/// </summary>
/// <param name="Share">Share (0..1) of poor and newly exited households with somebody assigned.</param>
/// <param name="ExitGain">Log points (≥ 0) of the hazard of leaving poverty for an assigned household with labour capacity.</param>
/// <param name="FallBackCut">Log points (≥ 0) taken from its hazard of falling back.</param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record OfficialsAssigned(double Share, double ExitGain, double FallBackCut, Provenance Provenance);
