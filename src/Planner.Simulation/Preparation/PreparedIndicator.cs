using Planner.Rules.Pack;

namespace Planner.Simulation.Preparation;

/// <summary>An indicator with its place in the state.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Index">Index among the indicators of its scope.</param>
/// <param name="Group">Number of its noise group.</param>
internal sealed record PreparedIndicator(IndicatorDefinition Definition, int Index, int Group);
