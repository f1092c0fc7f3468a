using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Localities.Decisions;

/// <summary>
/// Everything about a scenario that chosen deciders may choose, as numbers with limits, and the scenarios that such numbers make. Every plan is a scenario read by the
/// same loader as a file, so whatever the loader refuses no plan can hold; central money stays in its programme, kind and year, and eligibility is never touched.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed partial class DecisionSpace
{
    private readonly Scenario scenario;
    private readonly ScenarioDocument document;
    private readonly Locality locality;
    private readonly RulePack pack;
    private readonly PlannedMoney money;
    private readonly IReadOnlyList<int> years;
    private readonly string? asOf;

    private DecisionSpace(Scenario scenario, ScenarioDocument document, Locality locality, RulePack pack, IReadOnlyList<int> years, string? asOf)
    {
        this.scenario = scenario;
        this.document = document;
        this.locality = locality;
        this.pack = pack;
        this.years = years;
        this.asOf = asOf;
        money = new PlannedMoney(document.Root, pack);
    }

    /// <summary>The free variables.</summary>
    public IReadOnlyList<DecisionVariable> Variables { get; private set; } = [];

    /// <summary>The decisions that were not free, and why.</summary>
    public IReadOnlyList<FixedDecision> Fixed { get; private set; } = [];

    /// <summary>Years that may still be decided, ascending.</summary>
    public IReadOnlyList<int> Years => years;

    /// <summary>The scenario that plans change.</summary>
    public Scenario Scenario => scenario;

    /// <summary>Finds what may be decided.</summary>
    /// <param name="scenario">The present plan, loaded without a fault.</param>
    /// <param name="locality">Its locality.</param>
    /// <param name="pack">The locality's rules.</param>
    /// <param name="decisions">All decisions, of <c>rules/funding/decisions.json</c>.</param>
    /// <param name="deciders">Whose decisions are free: names as in <see cref="DecisionDefinition.DecidedBy"/>.</param>
    /// <param name="from">First year that may be decided.</param>
    /// <param name="diagnostics">Receives the faults of reading the scenario's document again, and PLN0633: the present plan breaks a limit of its own.</param>
    /// <param name="asOf">As for loading the scenario.</param>
    /// <returns>The space, or null when an error was added.</returns>
    public static DecisionSpace? Of(
        Scenario scenario,
        Locality locality,
        RulePack pack,
        IReadOnlyList<DecisionDefinition> decisions,
        IReadOnlySet<string> deciders,
        int from,
        DiagnosticBag diagnostics,
        string? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(deciders);
        ArgumentNullException.ThrowIfNull(diagnostics);
        if (ScenarioDocument.Read(scenario.Files[0], diagnostics) is not { } document)
        {
            return null;
        }

        int[] years = [.. Enumerable.Range(from, locality.EndYear - from + 1)];
        var space = new DecisionSpace(scenario, document, locality, pack, years, asOf);
        foreach (MoneyLimit limit in scenario.Limits.Where(l => !l.Holds(space.money.Amount)))
        {
            diagnostics.Error("PLN0633", limit.Provenance.Span, $"the present plan breaks the limit '{limit.Title.En}' itself; give limits that it keeps, or another plan to start from");
        }

        space.Find(decisions, deciders);
        return diagnostics.HasErrors ? null : space;
    }

    /// <summary>The present plan as values of the variables.</summary>
    public double[] Current => [.. Variables.Select(v => v.Current)];

    /// <summary>The values nearest to some that keep every limit on money: those that move money are drawn back towards the present plan as far as needed.</summary>
    /// <param name="values">One value a variable.</param>
    public double[] Allowed(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] held = [.. values];
        if (scenario.Limits.Count == 0 || Keeps(held))
        {
            return held;
        }

        // Amounts are close to linear in the values, and the present plan keeps the limits.
        const int Halvings = 12;
        (double low, double high) = (0, 1);
        double[] best = Towards(0);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            double[] tried = Towards(middle);
            if (Keeps(tried))
            {
                (low, best) = (middle, tried);
            }
            else
            {
                high = middle;
            }
        }

        return best;

        double[] Towards(double share) =>
            [.. held.Select((v, i) => MovesMoney(Variables[i].Decision.Kind) ? Variables[i].Current + (share * (v - Variables[i].Current)) : v)];

        bool Keeps(double[] tried)
        {
            Dictionary<(string Line, int Year), double> amounts = Amounts(tried);
            return scenario.Limits.All(l => l.Holds((line, year) => amounts.GetValueOrDefault((line, year))));
        }
    }

    /// <summary>The scenario that values make.</summary>
    /// <param name="values">One value a variable.</param>
    /// <param name="variation">More money or a longer list, to look at; <see cref="PlanVariation.None"/> for the plan itself.</param>
    /// <returns>The scenario; its id is that of the present plan.</returns>
    /// <exception cref="InvalidOperationException">The loader refused it, which a plan within its limits never is.</exception>
    public Scenario Plan(IReadOnlyList<double> values, PlanVariation variation)
    {
        var diagnostics = new DiagnosticBag();
        return ScenarioLoader.LoadText(scenario.Files[0], Write(values, variation, Caption), document, locality, pack, diagnostics, asOf)
            ?? throw new InvalidOperationException($"a plan was refused: {diagnostics.InFileOrder().First()}");
    }

    /// <summary>Billion VND of central and own money that a plan spends over all years, counterpart ceilings not counted.</summary>
    /// <param name="factor">Factor on the money of the years that may be decided.</param>
    public double PublicMoney(double factor) => money.Lines.Where(l => Scaled(l.Source))
        .Sum(l => Enumerable.Range(locality.StartYear + 1, locality.EndYear - locality.StartYear).Sum(y => money.Amount(l.Id, y) * (years.Contains(y) ? factor : 1)));

    private PlanCaption Caption => new(scenario.Title, scenario.Description, "a plan that a search looks at");

    private static bool MovesMoney(DecisionKind kind) => kind is DecisionKind.ComponentShares or DecisionKind.OwnShares or DecisionKind.OwnYears;

    private static bool Scaled(MoneySource source) => source == MoneySource.Central || PlannedMoney.IsOwn(source);

    private void Find(IReadOnlyList<DecisionDefinition> decisions, IReadOnlySet<string> deciders)
    {
        IReadOnlySet<string> held = OptimiseReader.Held(document.Root);
        bool everyYear = years.Count == 0 || years[0] <= Math.Max(locality.StartYear, scenario.Recorded?.Through(locality.StartYear) ?? 0) + 1;
        var variables = new List<DecisionVariable>();
        var fixedOnes = new List<FixedDecision>();
        foreach (DecisionDefinition decision in decisions)
        {
            bool undated = !everyYear && decision.Kind is DecisionKind.Concentration or DecisionKind.Lever && !everyYear;
            List<DecisionVariable> found = decision.Kind == DecisionKind.Fixed || undated ? [] : [.. VariablesOf(decision)];
            FixedReason? reason = decision.Kind == DecisionKind.Fixed ? FixedReason.ByNature
                : !deciders.Contains(decision.DecidedBy) ? FixedReason.OfOthers
                : held.Contains(decision.Id) ? FixedReason.Held
                : undated ? FixedReason.Undated
                : found.Count == 0 ? FixedReason.NothingToChange
                : null;
            if (reason is { } why)
            {
                fixedOnes.Add(new FixedDecision(decision, why));
            }
            else
            {
                variables.AddRange(found);
            }
        }

        Variables = variables;
        Fixed = fixedOnes;
    }
}
