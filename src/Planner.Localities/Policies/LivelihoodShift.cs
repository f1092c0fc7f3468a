using Planner.Rules.Pack;

namespace Planner.Localities.Policies;

/// <summary>
/// QN-06: money moved from works to livelihoods, as far as the locality may decide: its own money to any component, central money only between components
/// of one programme and kind. Scenario member <c>levers.infrastructureVersusLivelihood</c>; neutral at share 0.
/// </summary>
/// <param name="Share">Share (0..1) of each line of a <see cref="Moves"/> source that is moved, in equal parts where it has several destinations.</param>
/// <param name="Moves">From which component to which.</param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record LivelihoodShift(double Share, IReadOnlyList<(string From, string To)> Moves, Provenance Provenance);
