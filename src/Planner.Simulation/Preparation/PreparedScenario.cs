using Planner.Localities.Actuals;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Simulation.Faults;

namespace Planner.Simulation.Preparation;

/// <summary>A scenario ready to run on a <see cref="PreparedModel"/>: money by component and year, rules compiled.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class PreparedScenario
{
    private readonly double[] approved;
    private readonly int years;
    private readonly int startYear;
    private readonly PreparedAllocation[] allocations;
    private readonly DisbursementRule[] disbursement;
    private readonly MoneyMove?[] moves;
    private readonly double[] recovered;

    private PreparedScenario(PreparedModel model, Scenario scenario, PreparedAllocation[] allocations, LaneExpression? key, IReadOnlyList<WatchedRule> watched)
    {
        Watched = [.. model.Watched, .. watched];
        Model = LeveredComponents.On(model, scenario.Levers);
        Scenario = scenario;
        this.allocations = allocations;
        RegistrationKey = key;
        startYear = model.Locality.StartYear;
        years = model.Locality.EndYear - startYear + 1;
        moves = [.. Enumerable.Range(startYear, years).Select(year => scenario.Moves.FirstOrDefault(m => m.Year == year))];
        OverlapLoss = LeveredMoney.OverlapLoss(scenario.Levers);
        disbursement = model.Components
            .Select(k => LeveredMoney.Disbursement(k.Definition.Id, scenario.Disbursement.FirstOrDefault(d => d.Kind == k.Kind), scenario.Levers)!).ToArray();
        recovered = model.Components.Select(k => LeveredMoney.Recovered(k.Definition.Id, scenario.Levers)).ToArray();
        approved = new double[model.Components.Count * years];
        for (int k = 0; k < model.Components.Count; k++)
        {
            string id = model.Components[k].Definition.Id;
            foreach (BudgetLine line in scenario.Budget.Where(b => b.Component == id && b.Year > startYear && b.Year <= model.Locality.EndYear))
            {
                approved[(k * years) + line.Year - startYear] += line.Amount * 1000;
            }
        }

        var recorded = new List<RecordedColumns>();
        foreach (RecordedYear year in scenario.Recorded?.Years ?? [])
        {
            recorded.Add(new RecordedColumns(Model, scenario, year, recorded.Count > 0 ? recorded[^1].Carried : new double[model.Components.Count], Disbursement));
        }

        Recorded = recorded;
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>Last year that is recorded and not simulated; the start year where none after it is.</summary>
    public int RecordedThrough => Scenario.Recorded?.Through(startYear) ?? startYear;

    /// <summary>The recorded years after the start year, ascending.</summary>
    internal IReadOnlyList<RecordedColumns> Recorded { get; }

    /// <summary>The model it runs on: the one it was prepared on, or where its levers change components or households a variant of that.</summary>
    public PreparedModel Model { get; }

    /// <summary>The expressions of model and scenario whose numbers are watched, by number.</summary>
    internal IReadOnlyList<WatchedRule> Watched { get; }

    /// <summary>Share (0..1) lost of what further components add to an indicator.</summary>
    internal double OverlapLoss { get; }

    internal Levers Levers => Scenario.Levers;

    /// <summary>Most communes on the registration list at a time.</summary>
    internal int MostAtOnce => Scenario.Registration.MostAtOnce;

    internal LaneExpression? RegistrationKey { get; }

    /// <summary>Prepares a scenario.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="diagnostics">Receives faults of its expressions and names.</param>
    /// <returns>The prepared scenario, or null when there were errors.</returns>
    public static PreparedScenario? Prepare(PreparedModel model, Scenario scenario, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(diagnostics);
        bool complete = true;
        var watched = new WatchList(model.Analysis, model.Watched.Count);
        var allocations = new PreparedAllocation[model.Components.Count];
        for (int k = 0; k < allocations.Length; k++)
        {
            string component = model.Components[k].Definition.Id;
            AllocationRule rule = LeveredMoney.Allocation(component, scenario.Allocations[component], scenario.Levers);
            LaneExpression? weight = Compile(rule.Weight, ExpressionKind.Number, WatchedKind.Weight, component);
            if (weight is not null && LeveredMoney.Weight(component, rule, scenario.Levers) is { } levered)
            {
                weight = CompileText(ExpressionText.Plain(levered, rule.Weight!.Value.Span.File), ExpressionKind.Number, WatchedKind.Weight, component);
            }

            LaneExpression? filter = Compile(rule.Filter, ExpressionKind.Boolean, WatchedKind.Filter, component);
            LaneExpression? district = Compile(rule.DistrictWeight, ExpressionKind.Number, WatchedKind.DistrictWeight, component);
            var table = new double[model.Communes.Count];
            for (int c = 0; c < table.Length; c++)
            {
                table[c] = rule.Table.GetValueOrDefault(model.Communes[c].Id);
            }

            allocations[k] = new PreparedAllocation(rule, weight, filter, district, table);
        }

        LaneExpression? key = Compile(scenario.Registration.Key, ExpressionKind.Number, WatchedKind.RegistrationKey, scenario.Id);
        return complete ? new PreparedScenario(model, scenario, allocations, key, watched.Rules) : null;

        LaneExpression? Compile(RuleText? text, ExpressionKind kind, WatchedKind decides, string name) =>
            text is null ? null : CompileText(ExpressionText.FromJson(text.Value), kind, decides, name);

        LaneExpression? CompileText(ExpressionText text, ExpressionKind kind, WatchedKind decides, string name)
        {
            CompiledExpression? compiled = ExpressionCompiler.Compile(text, model.CommuneLayout, kind, diagnostics);
            complete &= compiled is not null;
            return compiled is null ? null : new LaneExpression(compiled, watched.Add(compiled, decides, name, MetricScope.Commune));
        }
    }

    /// <summary>Money approved for a component in a year, million VND.</summary>
    internal double Approved(int component, int year) => approved[(component * years) + year - startYear];

    internal PreparedAllocation Allocation(int component) => allocations[component];

    internal DisbursementRule Disbursement(int component) => disbursement[component];

    /// <summary>Share of what a component spends that comes back to it the year after.</summary>
    internal double Recovered(int component) => recovered[component];

    /// <summary>Million VND of local money available as counterpart in a year; +∞ without a ceiling.</summary>
    internal double CounterpartCeiling(int year)
    {
        IReadOnlyDictionary<int, double> ceilings = Levers.CounterpartCeiling;
        int? known = ceilings.Keys.Where(y => y <= year).Select(y => (int?)y).Max();
        return known is null ? double.PositiveInfinity : ceilings[known.Value] * 1000;
    }

    /// <summary>The year's mid-year move; null for none.</summary>
    internal MoneyMove? MoveIn(int year) => moves[year - startYear];

    /// <summary>Billion VND of a component recorded as disbursed by a move's date in its year; null where nothing is recorded.</summary>
    internal double? DisbursedBy(string component, MoneyMove move) =>
        Scenario.Recorded?.Records.LastOrDefault(r => r.Component == component && r.Id == ActualsReader.Disbursed && r.Date.Year == move.Year && r.Date <= move.Day)?.Value;

    internal int Quota(int level, int year) =>
        Scenario.Registration.Quota.TryGetValue(level, out IReadOnlyDictionary<int, int>? byYear) && byYear.TryGetValue(year, out int quota) ? quota : 0;
}
