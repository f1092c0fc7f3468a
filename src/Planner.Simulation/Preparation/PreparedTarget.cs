using Planner.Rules.Language;
using Planner.Rules.Pack;

namespace Planner.Simulation.Preparation;

/// <summary>A target ready to run.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Rule">The whole comparison over metrics by year.</param>
/// <param name="Value">Its left side.</param>
internal sealed record PreparedTarget(TargetDefinition Definition, ScalarExpression Rule, ScalarExpression Value);
