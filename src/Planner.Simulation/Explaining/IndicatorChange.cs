using Planner.Rules.Pack;
using Planner.Rules.Turning;

namespace Planner.Simulation.Explaining;

/// <summary>The smallest change of one indicator that turns a condition or a criterion, in words a reader knows.</summary>
/// <param name="Turning">The change with its price.</param>
/// <param name="Title">What the indicator is.</param>
public sealed record IndicatorChange(TurningChange Turning, LocalizedText Title);
