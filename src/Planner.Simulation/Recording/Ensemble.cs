using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Pack;
using Planner.Simulation.Faults;
using Planner.Simulation.Preparation;

namespace Planner.Simulation.Recording;

/// <summary>
/// What was recorded of all replicates of one scenario. Columns are by replicate, so that ensembles of the same seed are paired: entry r of
/// two scenarios saw the same random numbers.
/// </summary>
/// <threadsafety>Immutable once a run has ended; safe for concurrent reads.</threadsafety>
public sealed class Ensemble
{
    private readonly double[][] metrics;
    private readonly double[][] targetValues;
    private readonly bool[][] targetMet;
    private readonly int[] firstYears;
    private readonly int[] criterionPassed;
    private readonly long[] spending;
    private readonly Lazy<IReadOnlyList<RuleFaults>> faults = new([]);

    /// <summary>Takes over the recorded columns.</summary>
    /// <param name="locality">The locality.</param>
    /// <param name="pack">The rules.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="replicates">Number of replicates; ≥ 1.</param>
    /// <param name="criteria">Rule names of the new-rural criteria of the set in force in the last year.</param>
    /// <param name="metrics"><c>[metric · years + year][replicate]</c>.</param>
    /// <param name="targetValues"><c>[target][replicate]</c>.</param>
    /// <param name="targetMet"><c>[target][replicate]</c>.</param>
    /// <param name="firstYears"><c>[(commune · 3 + level − 1) · (years + 1) + year]</c>: replicates; the last cell is "never".</param>
    /// <param name="criterionPassed"><c>[(commune · criteria + criterion) · years + year]</c>: replicates.</param>
    /// <param name="spending"><c>[(commune · components + component) · years + year]</c>: thousand VND, sum over replicates.</param>
    internal Ensemble(
        Locality locality,
        RulePack pack,
        Scenario scenario,
        long seed,
        int replicates,
        IReadOnlyList<string> criteria,
        double[][] metrics,
        double[][] targetValues,
        bool[][] targetMet,
        int[] firstYears,
        int[] criterionPassed,
        long[] spending)
    {
        Locality = locality;
        Pack = pack;
        Scenario = scenario;
        Seed = seed;
        Replicates = replicates;
        Criteria = criteria;
        Years = Enumerable.Range(locality.StartYear, locality.EndYear - locality.StartYear + 1).ToArray();
        this.metrics = metrics;
        this.targetValues = targetValues;
        this.targetMet = targetMet;
        this.firstYears = firstYears;
        this.criterionPassed = criterionPassed;
        this.spending = spending;
    }

    /// <summary>Takes over the outcomes of all replicates.</summary>
    /// <param name="model">The model they were recorded on.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="outcomes">Outcomes from replicate 0 on; not written to any more.</param>
    /// <exception cref="ArgumentException">The outcomes do not begin with replicate 0 or are not of this model.</exception>
    public Ensemble(PreparedModel model, Scenario scenario, long seed, Outcomes outcomes)
        : this(
            model.Locality, model.Pack, scenario, seed, outcomes.Range.Count, model.LastSetCriteria, outcomes.Columns[..(outcomes.Shape.Metrics * outcomes.Shape.Years)],
            outcomes.Columns[(outcomes.Shape.Metrics * outcomes.Shape.Years)..], outcomes.TargetMet, outcomes.FirstYears, outcomes.CriterionPassed, outcomes.Spending)
    {
        faults = new Lazy<IReadOnlyList<RuleFaults>>(() => FaultReport.Of(model, scenario, outcomes.Faults));
        if (outcomes.Range.First != 0 || outcomes.Shape != OutcomeShape.Of(model))
        {
            throw new ArgumentException($"replicates {outcomes.Range} of {outcomes.Shape} are no ensemble of {OutcomeShape.Of(model)}", nameof(outcomes));
        }
    }

    /// <summary>The locality.</summary>
    public Locality Locality { get; }

    /// <summary>The rules.</summary>
    public RulePack Pack { get; }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>The seed.</summary>
    public long Seed { get; }

    /// <summary>Number of replicates.</summary>
    public int Replicates { get; }

    /// <summary>Years recorded: the start year (its end), then each simulated year.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>Rule names of the new-rural criteria of the set in force in the last year, official order.</summary>
    public IReadOnlyList<string> Criteria { get; }

    /// <summary>
    /// Where rules computed with a number that is infinite, no number or wrapped round, or failed: what rests on such a rule is to be doubted. Empty in a sound run; rules in the order
    /// of the files, the scenario's own last.
    /// </summary>
    public IReadOnlyList<RuleFaults> Faults => faults.Value;

    /// <summary>The synthetic table a replicate ran on: its cluster for intervals.</summary>
    /// <param name="replicate">The replicate.</param>
    public int TableOf(int replicate) => replicate % Locality.Tables.Count;

    /// <summary>A metric's values by replicate; NaN where it is not defined (a mean over no unit).</summary>
    /// <param name="metric">Index into the pack's metrics.</param>
    /// <param name="year">Index into <see cref="Years"/>.</param>
    public ReadOnlySpan<double> Metric(int metric, int year) => metrics[(metric * Years.Count) + year];

    /// <summary>A target's value (left side of its rule) by replicate, in its unit.</summary>
    /// <param name="target">Index into the pack's targets.</param>
    public ReadOnlySpan<double> TargetValue(int target) => targetValues[target];

    /// <summary>Whether a target was met, by replicate.</summary>
    /// <param name="target">Index into the pack's targets.</param>
    public ReadOnlySpan<bool> TargetMet(int target) => targetMet[target];

    /// <summary>Number of replicates in which a commune was first recognised at a level (or higher) in a year.</summary>
    /// <param name="commune">Index of the commune.</param>
    /// <param name="level">1..3.</param>
    /// <param name="year">Index into <see cref="Years"/>; their number for "never".</param>
    public int FirstYear(int commune, int level, int year) => firstYears[(((commune * 3) + level - 1) * (Years.Count + 1)) + year];

    /// <summary>Number of replicates in which a commune passed a criterion of the set in force at a year's end (0 where that set has no such criterion).</summary>
    /// <param name="commune">Index of the commune.</param>
    /// <param name="criterion">Index into <see cref="Criteria"/>.</param>
    /// <param name="year">Index into <see cref="Years"/>.</param>
    public int CriterionPassed(int commune, int criterion, int year) => criterionPassed[(((commune * Criteria.Count) + criterion) * Years.Count) + year];

    /// <summary>Mean spending over replicates, billion VND.</summary>
    /// <param name="commune">Index of the commune.</param>
    /// <param name="component">Index into the pack's components.</param>
    /// <param name="year">Index into <see cref="Years"/>.</param>
    public double MeanSpending(int commune, int component, int year) =>
        spending[(((commune * Pack.Funding.Components.Count) + component) * Years.Count) + year] / 1e6 / Replicates;
}
