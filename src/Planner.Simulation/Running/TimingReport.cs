using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;

namespace Planner.Simulation.Running;

/// <summary>Where the time of a run went, held against the budget.</summary>
public sealed class TimingReport
{
    /// <summary>A report.</summary>
    /// <param name="model">The model.</param>
    /// <param name="clock">What was counted.</param>
    /// <param name="replicates">Replicates simulated meanwhile; ≥ 1.</param>
    public TimingReport(PreparedModel model, StageClock clock, long replicates)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        int years = model.Locality.EndYear - model.Locality.StartYear;
        CommuneYears = (double)model.Communes.Count * years;
        double all = replicates * CommuneYears;
        List<string> order = [.. StageBudget.All.Select(b => b.Stage)];
        IReadOnlyList<StageTime> times = [.. clock.Times.OrderBy(t => order.IndexOf(t.Stage))];
        double sum = times.Sum(t => t.Nanoseconds);
        Rows = [.. times.Select(t => new TimingRow(t.Stage, sum > 0 ? t.Nanoseconds / sum : 0, t.Nanoseconds / all, StageBudget.Of(t.Stage)))];
        PerCommuneYear = sum / all;
        ProcessorSeconds = sum / 1e9;
        Rules = [.. clock.RuleTimes.OrderByDescending(r => r.Each).ThenBy(r => r.Set, StringComparer.Ordinal).ThenBy(r => r.Rule, StringComparer.Ordinal)];

        // The criteria are judged at the end of the start year too; each year by the set in force then.
        long rules = Enumerable.Range(model.Locality.StartYear, years + 1).Sum(y => (long)model.SetInForce(CommuneLevel.NewRural, y)!.Criteria.Count);
        double criteria = times.Where(t => t.Stage == nameof(CriteriaStage).Replace("Stage", "", StringComparison.Ordinal)).Sum(t => t.Nanoseconds);
        PerRule = rules == 0 ? null : criteria / ((double)replicates * model.Communes.Count * rules);
    }

    /// <summary>Commune-years of one replicate, the start year not counted.</summary>
    public double CommuneYears { get; }

    /// <summary>The stages, in the order of the year.</summary>
    public IReadOnlyList<TimingRow> Rows { get; }

    /// <summary>Nanoseconds per commune-year on one core, all stages.</summary>
    public double PerCommuneYear { get; }

    /// <summary>Processor time of the workers, seconds; what they take once (compiling, tables) included.</summary>
    public double ProcessorSeconds { get; }

    /// <summary>
    /// The criteria of the new-rural sets, the dearest first: each measured by itself on every eighth commune, what it reads being near already.
    /// </summary>
    public IReadOnlyList<RuleTime> Rules { get; }

    /// <summary>
    /// Mean nanoseconds for one criterion of the new-rural set on one commune in one year, what the higher sets take included; null without criteria.
    /// </summary>
    public double? PerRule { get; }
}
