using Planner.Analysis.Impact;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Analysis.Decision;

/// <summary>What has to be decided, and by whom, to spend one way and not another: the scenarios' files compared, each difference laid to a decision of <c>rules/funding/decisions.json</c> or a lever.</summary>
/// <param name="From">The present way.</param>
/// <param name="To">The other way.</param>
/// <param name="Decisions">The decisions, in the order of the files.</param>
/// <param name="Money">Billion VND more (or less) approved over all years, by source; sources that change by less than a thousandth are left out.</param>
public sealed record NeededDecisions(Scenario From, Scenario To, IReadOnlyList<NeededDecision> Decisions, IReadOnlyDictionary<MoneySource, double> Money)
{
    // Rounding of budgets: billion VND.
    private const double Same = 0.001;

    // What a scenario says of itself or supposes of the world; nobody decides it.
    private static readonly HashSet<string> NotDecided =
        ["title", "description", "extends", "$schema", "replicates", "seed", "plan", "asOf", "actuals", "assumptions", "correlations", "posterior", "optimise"];

    /// <summary>First year that may still be decided: the first that is not recorded.</summary>
    public int FirstYear => From.Recorded is { Years: [.., var last] } ? last.Year + 1 : From.Budget.Select(b => b.Year).DefaultIfEmpty(0).Min();

    /// <summary>Compares two scenarios of one locality.</summary>
    /// <param name="from">The present way.</param>
    /// <param name="to">The other way.</param>
    /// <param name="pack">The locality's rules.</param>
    /// <param name="decisions">All decisions.</param>
    /// <param name="levers">The levers of the locality's resolution.</param>
    /// <param name="diagnostics">Receives what cannot be read.</param>
    /// <returns>The decisions, or null when an error was added.</returns>
    public static NeededDecisions? Of(
        Scenario from, Scenario to, RulePack pack, IReadOnlyList<DecisionDefinition> decisions, IReadOnlyList<LeverDefinition> levers, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(levers);
        ArgumentNullException.ThrowIfNull(diagnostics);
        if (ScenarioLoader.Merged(from.Files[0], diagnostics) is not { } old || ScenarioLoader.Merged(to.Files[0], diagnostics) is not { } now)
        {
            return null;
        }

        // A member that is an object in both is looked into down to its own members, so a lever is named and not every figure of it.
        string[] members =
        [
            .. DocumentComparison.Of(to.Files[0], old, now).Changes.Select(c => c.Name.Replace('/', '.')).Where(n => !NotDecided.Contains(n.Split('.')[0])).Distinct(StringComparer.Ordinal),
        ];
        Dictionary<MoneySource, double> money = Enum.GetValues<MoneySource>()
            .Select(s => (Source: s, More: to.Budget.Where(b => b.Source == s).Sum(b => b.Amount) - from.Budget.Where(b => b.Source == s).Sum(b => b.Amount)))
            .Where(m => Math.Abs(m.More) >= Same).ToDictionary(m => m.Source, m => m.More);
        var needed = new List<NeededDecision>();
        foreach (string member in members)
        {
            LeverDefinition? lever = levers.FirstOrDefault(l => l.Fields.Any(f => IsAt(member, f)));
            DecisionDefinition? decision = decisions.FirstOrDefault(d => d.Kind == DecisionKind.Fixed && d.Fields.Any(f => IsAt(member, f)))
                ?? (Kind(member, from, to, pack) is { } kind
                    ? decisions.FirstOrDefault(d => d.Kind == kind && (kind != DecisionKind.Lever || IsAt(member, "levers." + d.Field)))
                    : null);
            int known = needed.FindIndex(n => n.Decision == decision && n.Lever == lever && (decision is not null || lever is not null));
            if (known < 0)
            {
                needed.Add(new NeededDecision(decision, lever, [member]));
            }
            else
            {
                needed[known] = needed[known] with { Members = [.. needed[known].Members, member] };
            }
        }

        return diagnostics.HasErrors ? null : new NeededDecisions(from, to, needed, money);
    }

    private static bool IsAt(string member, string field) => member == field || member.StartsWith(field + ".", StringComparison.Ordinal) || field.StartsWith(member + ".", StringComparison.Ordinal);

    private static DecisionKind? Kind(string member, Scenario from, Scenario to, RulePack pack)
    {
        string[] path = member.Split('.');
        return path[0] switch
        {
            "levers" => DecisionKind.Lever,
            "registration" when path.Contains("quota") => DecisionKind.Quota,
            "registration" when path.Contains("key") => DecisionKind.RegistrationKey,
            "allocations" => OnlyConcentration(from, to) ? DecisionKind.Concentration : DecisionKind.Weights,
            "budgets" => OfLine(path.ElementAtOrDefault(1) ?? "", from, to, pack),
            _ => null,
        };
    }

    private static bool OnlyConcentration(Scenario from, Scenario to) =>
        from.Allocations.All(a => to.Allocations.TryGetValue(a.Key, out AllocationRule? other) && (other.Weight?.Text, other.Filter?.Text, other.Kind) == (a.Value.Weight?.Text, a.Value.Filter?.Text, a.Value.Kind));

    /// <summary>How a budget line that differs is decided: shares where the sum over lines stays, years where the line's own sum stays; null where money comes or goes.</summary>
    private static DecisionKind? OfLine(string line, Scenario from, Scenario to, RulePack pack)
    {
        BudgetLine? one = to.Budget.FirstOrDefault(b => b.Id == line) ?? from.Budget.FirstOrDefault(b => b.Id == line);
        ComponentDefinition? component = one is null ? null : pack.Funding.Components.FirstOrDefault(c => c.Id == one.Component);
        if (one is null || component is null)
        {
            return null;
        }

        bool own = IsOwn(one.Source);
        if (own && Math.Abs(Sum(to, b => b.Id == line) - Sum(from, b => b.Id == line)) < Same)
        {
            return DecisionKind.OwnYears;
        }

        // The same money shared otherwise: central money within its programme and kind, own money as a whole.
        bool Together(BudgetLine b) => own
            ? IsOwn(b.Source)
            : b.Source == one.Source && pack.Funding.Components.FirstOrDefault(c => c.Id == b.Component) is { } c && c.Programme == component.Programme && c.Kind == component.Kind;
        return one.Source != MoneySource.Central && !own ? null
            : Math.Abs(Sum(to, Together) - Sum(from, Together)) >= Same ? null
            : own ? DecisionKind.OwnShares : DecisionKind.ComponentShares;
    }

    private static bool IsOwn(MoneySource source) => source is MoneySource.Province or MoneySource.District or MoneySource.Commune;

    private static double Sum(Scenario scenario, Func<BudgetLine, bool> of) => scenario.Budget.Where(of).Sum(b => b.Amount);
}
