using Planner.Rules.Pack;

namespace Planner.Localities.Policies;

/// <summary>
/// QN-L8: roads to difficult and remote places first. The components' weights are greater for such communes, and of their works the roads are given more.
/// Scenario member <c>levers.remoteRoads</c>; neutral at weight 1 and emphasis 1.
/// </summary>
/// <param name="Where">Which communes, a truth over <c>commune</c>, <c>year</c>, <c>p</c>.</param>
/// <param name="Weight">Factor (≥ 0) on their weights.</param>
/// <param name="Emphasis">Factor (&gt; 0) on the emphasis of road works.</param>
/// <param name="Roads">Ids of the indicators that are roads.</param>
/// <param name="Components">Ids of the components.</param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record RemoteRoads(
    RuleText Where, double Weight, double Emphasis, IReadOnlyList<string> Roads, IReadOnlyList<string> Components, Provenance Provenance);
