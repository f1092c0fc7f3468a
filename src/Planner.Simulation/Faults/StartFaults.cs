using Planner.Rules.Diagnostics;
using Planner.Rules.Faults;
using Planner.Rules.Pack;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Faults;

/// <summary>
/// Judges every watched rule on the communes and districts as all start tables have them, with the parameters of each year in which the rule is in force: faults of numbers that a check can name
/// before anything runs. Targets, which read metrics of later years, are left to the run.
/// </summary>
public static class StartFaults
{
    /// <summary>A value that is infinite, no number or wrapped round.</summary>
    public const string BadValue = "PLN1017";

    /// <summary>An evaluation that fails.</summary>
    public const string Failure = "PLN1018";

    /// <summary>Reports the faults as warnings at their rules.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">A scenario prepared on that model, whose own expressions are judged too.</param>
    /// <param name="diagnostics">Receives a warning for each rule with a fault.</param>
    public static void Check(PreparedModel model, PreparedScenario scenario, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(diagnostics);
        foreach (RuleFaults faults in Of(model, scenario))
        {
            FaultExample example = faults.Examples[0];
            NumberFault fault = example.Fault;
            string operands = string.Join(", ", fault.Operands.Select(o => $"{o.Text} = {o.Value}"));
            string units = FormattableString.Invariant($"{faults.Units} of the units of '{model.Locality.Id}' at the start (first {example.UnitName}, by the parameters of {example.Year}{(operands.Length > 0 ? ": " : "")}{operands})");
            diagnostics.Warning(
                fault.Kind == FaultKind.Failed ? Failure : BadValue,
                faults.Span,
                fault.Kind == FaultKind.Failed
                    ? $"'{fault.Part}' fails for {units}: {fault.Value} The rule counts as not met there"
                    : $"'{fault.Part}' is {fault.Value} for {units}; the rule goes on with it");
        }
    }

    /// <summary>The faults by rule; replicates are start tables.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">A scenario prepared on that model.</param>
    public static IReadOnlyList<RuleFaults> Of(PreparedModel model, PreparedScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(scenario);
        WatchedRule[] watched = [.. scenario.Watched.Where(w => w.Kind != WatchedKind.Target)];
        if (watched.Length == 0)
        {
            return [];
        }

        // Replicate r starts from table r.
        int tables = model.Locality.Tables.Count;
        var block = new BlockState(scenario.Model, new LaneDraws(scenario.Scenario.Seed), BlockState.RoundUp(tables));
        new YearCycle(scenario.Model, scenario).Start(block, 0);
        var tally = new FaultTally();
        (block.Faults, block.CountedLanes) = (tally, tables);
        for (int year = model.Locality.StartYear; year <= model.Locality.EndYear; year++)
        {
            block.Year = year;
            block.Faults = null;
            scenario.Model.FindParameters(block, year);
            block.Faults = tally;
            HashSet<WatchedRule> inForce = [.. InForce(scenario.Model, year)];
            int shared = model.SharedOffset(model.LocalityRegion, year);
            foreach (WatchedRule rule in watched.Where(w => w.Kind != WatchedKind.Criterion || inForce.Contains(w)))
            {
                Judge(block, rule, shared);
            }
        }

        return FaultReport.Of(model, scenario.Scenario, tally);
    }

    private static IEnumerable<WatchedRule> InForce(PreparedModel model, int year) =>
        new[] { CommuneLevel.NewRural, CommuneLevel.Advanced, CommuneLevel.Model }.Select(l => model.SetInForce(l, year)).Append(model.DistrictSetInForce(year))
            .OfType<PreparedCriteriaSet>().SelectMany(s => s.Watched).SelectMany(w => w);

    private static void Judge(BlockState block, WatchedRule rule, int shared)
    {
        switch (rule.Scope)
        {
            case MetricScope.Commune:
                for (int c = 0; c < block.Model.Communes.Count; c++)
                {
                    FaultReading.Commune(block, rule, c);
                }

                break;
            case MetricScope.District:
                for (int d = 0; d < block.Model.Locality.Districts.Count; d++)
                {
                    FaultReading.Unit(block, rule, d, shared);
                }

                break;
            default:
                FaultReading.Unit(block, rule, 0, shared);
                break;
        }
    }
}
