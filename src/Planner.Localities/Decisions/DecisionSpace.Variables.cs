using System.Globalization;
using Planner.Localities.Scenarios;
using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Localities.Decisions;

/// <content>Which variables each decision has in this scenario.</content>
public sealed partial class DecisionSpace
{
    private static readonly string[] LevelNames = ["newRural", "advanced", "model"];

    private static readonly LocalizedText[] LevelTitles =
    [
        new("đạt chuẩn nông thôn mới", "new-rural standard"), new("nông thôn mới nâng cao", "advanced standard"), new("nông thôn mới kiểu mẫu", "model standard"),
    ];

    private static readonly LocalizedText Earlier = new("sớm hơn trong kỳ", "earlier in the period");

    private IEnumerable<DecisionVariable> VariablesOf(DecisionDefinition decision) => decision.Kind switch
    {
        DecisionKind.ComponentShares => Pools(decision).SelectMany(p => Transfers(decision, p)),
        DecisionKind.OwnShares => Pools(decision).SelectMany(p => Transfers(decision, p)),
        DecisionKind.OwnYears => Own().Where(l => years.Count > 1 && years.Sum(y => money.Amount(l.Id, y)) > 0)
            .Select(l => new DecisionVariable($"{decision.Id}/{l.Id}", decision, l.Component.Title, null, -1, 1, StepOf(decision), 0, false)),
        DecisionKind.Concentration => Formulas(decision).Where(f => Held(f) <= decision.Limit)
            .Select(f => new DecisionVariable($"{decision.Id}/{f.Key}", decision, TitleOf(f.Key), null, 0, decision.Limit, decision.Step, Held(f), false)),
        DecisionKind.Weights => Formulas(decision).SelectMany(f => decision.Parts.Select(p =>
            new DecisionVariable($"{decision.Id}/{f.Key}/{p.Id}", decision, TitleOf(f.Key), p.Title, 1 / p.Limit, p.Limit, p.Step, 1, true))),
        DecisionKind.Quota => Quotas(decision),
        DecisionKind.RegistrationKey => decision.Parts.Select(p =>
            new DecisionVariable($"{decision.Id}/{p.Id}", decision, p.Title, p.Title, -p.Limit, p.Limit, p.Step, 0, false)),
        DecisionKind.Lever => Levers(decision),
        _ => [],
    };

    private static double Held(IGrouping<string, ComponentDefinition> formula, Scenario scenario) => formula.Max(c => scenario.Allocations[c.Id].Concentration);

    private double Held(IGrouping<string, ComponentDefinition> formula) => Math.Max(Held(formula, scenario), scenario.Levers.Concentration);

    private static double StepOf(DecisionDefinition decision) => Math.Min(1, Math.Round(decision.Step / decision.Limit, 9));

    private IEnumerable<PlannedLine> Own() => money.Lines.Where(l => PlannedMoney.IsOwn(l.Source));

    private LocalizedText TitleOf(string programme) => pack.Funding.Programmes.First(p => p.Id == programme).Title;

    /// <summary>Components whose money may move between them, with the years in which it moves together.</summary>
    private IEnumerable<MoneyPool> Pools(DecisionDefinition decision)
    {
        IEnumerable<IGrouping<string, PlannedLine>> groups = decision.Kind == DecisionKind.OwnShares
            ? Own().GroupBy(_ => "own", StringComparer.Ordinal)
            : money.Lines.Where(l => l.Source == MoneySource.Central && Concerns(decision, l.Component.Programme))
                .GroupBy(l => $"{l.Component.Programme}/{l.Component.Kind}".ToLowerInvariant(), StringComparer.Ordinal);
        foreach (IGrouping<string, PlannedLine> group in groups)
        {
            foreach (int[] span in Spans(decision.Periods))
            {
                PlannedComponent[] components =
                [
                    .. group.GroupBy(l => l.Component.Id, StringComparer.Ordinal)
                        .Select(c => new PlannedComponent(c.First().Component, [.. c.Select(l => l.Id)], c.Sum(l => span.Sum(y => money.Amount(l.Id, y)))))
                        .Where(c => c.Total > 0)
                        .OrderByDescending(c => c.Total).ThenBy(c => c.Component.Id, StringComparer.Ordinal),
                ];
                if (components.Length > 1)
                {
                    yield return new MoneyPool(decision, group.Key, span, components);
                }
            }
        }
    }

    private IEnumerable<int[]> Spans(int periods)
    {
        int count = Math.Min(periods, years.Count);
        return count == 0 ? [] : Enumerable.Range(0, count).Select(p => years.Skip(years.Count * p / count).Take((years.Count * (p + 1) / count) - (years.Count * p / count)).ToArray());
    }

    private static IEnumerable<DecisionVariable> Transfers(DecisionDefinition decision, MoneyPool pool) => pool.Components.Skip(1).Select(c =>
        new DecisionVariable(
            string.Create(CultureInfo.InvariantCulture, $"{decision.Id}/{pool.Key}/{c.Component.Id}/{pool.Years[0]}"), decision, c.Component.Title, pool.Components[0].Component.Title,
            -1, 1, StepOf(decision), 0, false));

    private static bool Concerns(DecisionDefinition decision, string programme) => decision.Programmes.Count == 0 || decision.Programmes.Contains(programme, StringComparer.Ordinal);

    /// <summary>By programme, the components with money that a formula of weights shares.</summary>
    private IEnumerable<IGrouping<string, ComponentDefinition>> Formulas(DecisionDefinition decision) => pack.Funding.Components
        .Where(c => Concerns(decision, c.Programme) && scenario.Allocations[c.Id].Kind == AllocationKind.Weights
            && money.Lines.Any(l => l.Component.Id == c.Id && years.Any(y => money.Amount(l.Id, y) > 0)))
        .GroupBy(c => c.Programme, StringComparer.Ordinal);

    private IEnumerable<DecisionVariable> Quotas(DecisionDefinition decision)
    {
        for (int level = 1; level <= LevelNames.Length; level++)
        {
            if (years.Sum(y => QuotaOf(level, y)) == 0)
            {
                continue;
            }

            yield return new DecisionVariable($"{decision.Id}/{LevelNames[level - 1]}/number", decision, LevelTitles[level - 1], null, 0, decision.Limit, decision.Step, 1, false);
            if (years.Count > 1)
            {
                yield return new DecisionVariable($"{decision.Id}/{LevelNames[level - 1]}/early", decision, LevelTitles[level - 1], Earlier, -1, 1, 0.25, 0, false);
            }
        }
    }

    private int QuotaOf(int level, int year) =>
        scenario.Registration.Quota.TryGetValue(level, out IReadOnlyDictionary<int, int>? byYear) ? byYear.GetValueOrDefault(year) : 0;

    private IEnumerable<DecisionVariable> Levers(DecisionDefinition decision)
    {
        JsonValue? value = document.Root["levers"];
        string[] path = decision.Field!.Split('.');
        foreach (string name in path)
        {
            value = value?[name];
        }

        // A lever with coefficients of its own is there only where the scenario gives them.
        if (value is null && path.Length > 1)
        {
            yield break;
        }

        double current = value switch { { Kind: JsonKind.Number } number => number.Number, { Kind: JsonKind.Boolean } truth => truth.Boolean ? 1 : 0, _ => 0 };
        if (current >= decision.From && current <= decision.To)
        {
            yield return new DecisionVariable(decision.Id, decision, decision.Title, null, decision.From, decision.To, decision.Switch ? 1 : decision.Step, current, false);
        }
    }
}
