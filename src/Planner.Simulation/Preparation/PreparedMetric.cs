using Planner.Rules.Pack;

namespace Planner.Simulation.Preparation;

/// <summary>A metric ready to run.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Value">Its value on a unit.</param>
/// <param name="Filter">Filter; null for all units.</param>
/// <param name="Weight">Weight; null for 1.</param>
internal sealed record PreparedMetric(MetricDefinition Definition, LaneExpression Value, LaneExpression? Filter, LaneExpression? Weight);
