using Planner.Rules.Pack;

namespace Planner.Simulation.Preparation;

/// <summary>An allocation rule ready to run.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Weight">Weight or ranking key; null for tables.</param>
/// <param name="Filter">Filter; null for none.</param>
/// <param name="DistrictWeight">Weight between districts; null for none.</param>
/// <param name="Table">For tables: weight of each commune by index.</param>
internal sealed record PreparedAllocation(
    AllocationRule Rule,
    LaneExpression? Weight,
    LaneExpression? Filter,
    LaneExpression? DistrictWeight,
    double[] Table);
