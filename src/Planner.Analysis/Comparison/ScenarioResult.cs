using Planner.Analysis.Attainment;
using Planner.Analysis.Obstacles;
using Planner.Analysis.Summaries;
using Planner.Localities.Scenarios;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Comparison;

/// <summary>One scenario's results.</summary>
/// <param name="Ensemble">What was recorded.</param>
/// <param name="Targets">Attainment by target, in the pack's order.</param>
/// <param name="Metrics">Distribution by metric, in the pack's order.</param>
/// <param name="Money">Where the money went.</param>
/// <param name="Criteria">Which criteria fail at the end, most failed first.</param>
public sealed record ScenarioResult(
    Ensemble Ensemble,
    IReadOnlyList<TargetAttainment> Targets,
    IReadOnlyList<MetricSummary> Metrics,
    MoneyUse Money,
    IReadOnlyList<FailedCriterion> Criteria)
{
    /// <summary>The scenario.</summary>
    public Scenario Scenario => Ensemble.Scenario;
}
