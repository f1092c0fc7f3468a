using Planner.Rules.Pack;

namespace Planner.Simulation.Preparation;

/// <summary>A component ready to run.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Kind">Kind of money.</param>
/// <param name="CounterpartRatio">Local money per unit of central capital; 0 for recurrent money.</param>
/// <param name="Hash">Address of its disbursement draws: the component's id within the locality.</param>
/// <param name="Eligible">Whether its money may reach a commune.</param>
/// <param name="Works">Works.</param>
/// <param name="Effects">Effects on households.</param>
internal sealed record PreparedComponent(
    ComponentDefinition Definition,
    MoneyKind Kind,
    double CounterpartRatio,
    ulong Hash,
    LaneExpression Eligible,
    IReadOnlyList<PreparedWork> Works,
    IReadOnlyList<HouseholdEffect> Effects);
