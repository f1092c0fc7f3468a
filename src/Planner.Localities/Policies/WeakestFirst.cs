using Planner.Rules.Pack;

namespace Planner.Localities.Policies;

/// <summary>
/// QN-L9: the weakest criteria first. The emphasis of each work is multiplied by 1 + focus · (its indicator's mean open share at the start / the greatest
/// among the component's works). Scenario member <c>levers.weakestFirst</c>; neutral at focus 0.
/// </summary>
/// <param name="Focus">How much more the weakest gets; ≥ 0.</param>
/// <param name="Components">Ids of the components.</param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record WeakestFirst(double Focus, IReadOnlyList<string> Components, Provenance Provenance);
