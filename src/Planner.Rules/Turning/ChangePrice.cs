using Planner.Rules.Pack;

namespace Planner.Rules.Turning;

/// <summary>What a change of one input costs, or why money does not buy it.</summary>
/// <param name="Status">Whether it has a price; the other members are null (and <paramref name="Lag"/> 0) where it has none.</param>
/// <param name="Money">Million VND, all of it spent on this work.</param>
/// <param name="ComponentMoney">
/// Million VND that the component must bring if it is split over all its works by need, as the simulator splits it; the rest closes other gaps.
/// </param>
/// <param name="Component">The component that pays the least: its definition.</param>
/// <param name="Lag">Years between spending and effect.</param>
/// <param name="Provenance">Where the unit cost comes from.</param>
public sealed record ChangePrice(
    PriceStatus Status, double? Money = null, double? ComponentMoney = null, ComponentDefinition? Component = null, int Lag = 0, Provenance? Provenance = null);
