using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;
using Planner.Rules.Turning;
using Planner.Rules.Workflows;
using Planner.Simulation.Draws;
using Planner.Simulation.Explaining;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Closing;

/// <summary>What every open criterion of every commune would cost to close, from where the communes stand at the start.</summary>
public static class StartClosings
{
    /// <summary>Prices the open criteria of the new-rural set in force in a year.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">A scenario prepared on that model.</param>
    /// <param name="year">Start year .. end year of the locality: whose set and thresholds judge.</param>
    /// <param name="tables">How many of the locality's tables, from the first on; ≥ 1.</param>
    /// <param name="threads">Workers; ≥ 1.</param>
    /// <param name="progress">Hears of communes done, of how many; may be null. Called from workers.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>One entry for each commune and table, communes in the order of the table, tables within.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Year, tables or threads are out of range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IReadOnlyList<CommuneClosing> Of(
        PreparedModel model, PreparedScenario scenario, int year, int tables, int threads, IProgress<(int Done, int Of)>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfLessThan(year, model.Locality.StartYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, model.Locality.EndYear);
        ArgumentOutOfRangeException.ThrowIfLessThan(tables, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tables, model.Locality.Tables.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);

        // The scenario's levers may change prices. Replicate r starts from table r: so many lanes hold every table once.
        model = scenario.Model;
        var block = new BlockState(model, new LaneDraws(scenario.Scenario.Seed), tables);
        new YearCycle(model, scenario).Start(block, 0);
        model.FindParameters(block, year);
        IReadOnlyList<CompiledRule> criteria = model.SetInForce(CommuneLevel.NewRural, year)?.Criteria ?? [];
        var closings = new CommuneClosing[model.Communes.Count * tables];
        int done = 0;
        Parallel.For(
            0,
            model.Communes.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel },
            commune =>
            {
                for (int table = 0; table < tables; table++)
                {
                    cancel.ThrowIfCancellationRequested();
                    closings[(commune * tables) + table] = Price(model, block, commune, table, criteria);
                }

                progress?.Report((Interlocked.Increment(ref done), model.Communes.Count));
            });
        return closings;
    }

    private static CommuneClosing Price(PreparedModel model, BlockState block, int commune, int lane, IReadOnlyList<CompiledRule> criteria)
    {
        var finder = new TurningFinder(model.Pack, new ResponsePricer(model, block, commune, lane, atStart: true));
        int offset = block.Offset(commune, lane);
        int parameters = block.SharedOffsets[(commune * block.Width) + lane];
        return new CommuneClosing(commune, lane, [.. criteria.Select(Close)]);

        CriterionClosing Close(CompiledRule rule)
        {
            bool met = rule.Evaluate(block.Lanes, offset, block.Width, model.Shared, parameters);
            IReadOnlyList<TurningChange> changes = met ? [] : finder.FindTogether(rule, block.Lanes, offset, block.Width, model.Shared, parameters);
            return new CriterionClosing(rule.Name, Members.TitleOf(rule.Properties), met, [.. changes.Select(c => CriterionExplainer.Named(model, c))]);
        }
    }
}
