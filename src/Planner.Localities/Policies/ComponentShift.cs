using Planner.Rules.Pack;

namespace Planner.Localities.Policies;

/// <summary>
/// Money moved to components of their own, such as DV-L2 (bringing scattered households together, <c>levers.householdGathering</c>) and DV-L3 (hanging
/// water reservoirs, <c>levers.hangingReservoirs</c>): what it buys there, and at what price, is data of those components. Within the bounds of
/// <see cref="LivelihoodShift"/>; neutral at share 0.
/// </summary>
/// <param name="Share">Share (0..1) of each line of a <see cref="Moves"/> source that is moved, in equal parts where it has several destinations.</param>
/// <param name="Moves">From which component to which.</param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record ComponentShift(double Share, IReadOnlyList<(string From, string To)> Moves, Provenance Provenance);
