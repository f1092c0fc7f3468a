using Planner.Rules.Pack;

namespace Planner.Localities.Policies;

/// <summary>
/// LC-L1: the budget pays a part of a work and the people the rest, in labour, land and money. The same money builds more and waits for what people bring.
/// Scenario member <c>levers.costSharing</c>; neutral at share 0.
/// </summary>
/// <param name="Share">Share (0..0.9) of the cost of the components' works that the people bear.</param>
/// <param name="TakeUpLoss">Share (0..0.99) of the year's disbursement that would wait if the people bore everything.</param>
/// <param name="Components">Ids of the components whose works are shared.</param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record CostSharing(double Share, double TakeUpLoss, IReadOnlyList<string> Components, Provenance Provenance);
