using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Pack;
using Planner.Simulation.Faults;

namespace Planner.Reporting.Documents;

/// <summary>Which study a report of sensitivity is about.</summary>
/// <param name="Locality">The locality.</param>
/// <param name="Pack">Its rules.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Runs">Replicates, rows or base points done.</param>
/// <param name="RunsAsked">How many were asked for.</param>
/// <param name="Wanted">Wanted probability of break-even values, 0..1; null where none were sought.</param>
/// <param name="Complete">Whether all that was asked for was done; false where the user interrupted.</param>
public sealed record SensitivityFrame(Locality Locality, RulePack Pack, Scenario Scenario, long Seed, int Runs, int RunsAsked, double? Wanted, bool Complete)
{
    /// <summary>The faults of numbers that rules met in the runs of the study.</summary>
    public FaultSummary Faults { get; init; } = new([], 0);
}
