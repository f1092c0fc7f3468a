using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;

namespace Planner.Simulation.Faults;

/// <summary>Gives the counts of a run their rules, places and units.</summary>
internal static class FaultReport
{
    /// <summary>The faults of a run.</summary>
    /// <param name="model">The model it ran on.</param>
    /// <param name="scenario">The scenario, which has expressions of its own.</param>
    /// <param name="tally">What was counted.</param>
    /// <returns>By expression; what the counts name and neither model nor scenario has is left out.</returns>
    public static IReadOnlyList<RuleFaults> Of(PreparedModel model, Scenario scenario, FaultTally tally)
    {
        IReadOnlyList<FaultCell> cells = tally.Cells;
        if (cells.Count == 0)
        {
            return [];
        }

        // Only a run with faults of the scenario's own expressions compiles them again to say where they stand.
        IReadOnlyList<WatchedRule> rules = cells[^1].Rule < model.Watched.Count
            ? model.Watched
            : PreparedScenario.Prepare(model, scenario, new DiagnosticBag())?.Watched ?? model.Watched;
        return
        [
            .. cells.Where(c => c.Rule < rules.Count).GroupBy(c => c.Rule).Select(g => One(model, rules[g.Key], [.. g], tally.Examples(g.Key))),
        ];
    }

    /// <summary>Name and id of a unit.</summary>
    public static (string Name, string Id) Unit(PreparedModel model, MetricScope scope, int unit)
    {
        Locality locality = model.Locality;
        IReadOnlyList<CommuneStart> communes = locality.Tables[0].Communes;
        return scope switch
        {
            MetricScope.Commune when unit < communes.Count => (communes[unit].Name, communes[unit].Id),
            MetricScope.District when unit < locality.Districts.Count => (locality.Districts[unit].Title.Vi, locality.Districts[unit].Id),
            _ => (locality.Id, locality.Id),
        };
    }

    private static RuleFaults One(PreparedModel model, WatchedRule rule, IReadOnlyList<FaultCell> cells, IReadOnlyList<FaultExample> examples) =>
        new(
            rule.Kind,
            rule.Name,
            rule.Watch.Span,
            rule.Watch.Expression.Text.Text,
            [.. cells.Select(c => Unit(model, rule.Scope, c.Unit) is var (name, id) ? (name, id, c.Year, c.Replicates) : default)],
            [.. examples.Select(e => e with { UnitName = Unit(model, rule.Scope, e.Unit).Name })]);
}
