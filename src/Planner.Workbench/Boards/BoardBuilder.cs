using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Analysis.Obstacles;
using Planner.Analysis.Standing;
using Planner.Reporting.Conclusion;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.Boards;

/// <summary>Turns an analysed comparison into a board.</summary>
internal static class BoardBuilder
{
    private const int CriteriaNamed = 3;
    private const int HelpsNamed = 3;

    /// <summary>The board of a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    public static ComparisonBoard Of(EnsembleComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        IReadOnlyList<TargetDefinition> targets = comparison.Pack.Targets;
        IReadOnlyList<string> vi = [.. new ConclusionWriter(Language.Vietnamese).Write(comparison), .. new CaveatText(Language.Vietnamese).Sentences(comparison)];
        IReadOnlyList<string> en = [.. new ConclusionWriter(Language.English).Write(comparison), .. new CaveatText(Language.English).Sentences(comparison)];
        LocalizedText certainty = new(vi[^1], en[^1]);
        IReadOnlyList<TargetStanding>[] standings = [.. comparison.Scenarios.Select(s => TargetStanding.Of(s.Ensemble, s.Targets))];
        return new ComparisonBoard(
            comparison.Locality.Title,
            comparison.Locality.Synthetic ? comparison.Locality.SyntheticNotice : null,
            comparison.Replicates,
            [.. vi.Zip(en, (v, e) => new LocalizedText(v, e))],
            [.. targets.Select((t, i) => new BoardTarget(t.Id, t.Title, Both(l => Requirement(t, l)))
            {
                Caveats = Caveats(comparison, t, i, certainty),
                Helps = Helps(comparison, i),
            })],
            [.. comparison.Scenarios.Select(s => new BoardScenario(s.Scenario.Id, s.Scenario.Title) { Obstacles = Obstacles(comparison, s) })],
            [.. targets.Select((_, t) => (IReadOnlyList<BoardCell>)[.. comparison.Scenarios.Select((_, s) => Cell(comparison, t, s, standings[s][t]))])])
        {
            Comparison = comparison,
        };
    }

    /// <summary>A text in both languages.</summary>
    public static LocalizedText Both(Func<Language, string> text) => new(text(Language.Vietnamese), text(Language.English));

    private static string Say(Language language, Wording wording, params object?[] values) => WorkbenchView.Book.Format(language, wording, values);

    private static BoardCell Cell(EnsembleComparison comparison, int target, int scenario, TargetStanding standing)
    {
        TargetAttainment attainment = comparison.Scenarios[scenario].Targets[target];
        TargetDifference? difference = Against(comparison, target, scenario);
        return new BoardCell(
            attainment.Probability?.Estimate,
            attainment.Probability?.Low,
            attainment.Probability?.High,
            attainment.Outlook,
            Both(l => new ComparisonText(l).Words(attainment)),
            Both(l => Value(attainment, l)),
            difference?.Probability is null ? null : Both(l => Difference(difference.Probability.Value, l)),
            attainment.Pace is { } pace ? Both(l => PaceText(pace, attainment.Target.Unit, l)) : null)
        {
            TooFew = attainment.Needed is not null,
            Gain = difference?.Probability?.Estimate,
            Distinct = difference?.Probability?.Distinguishable ?? false,
            Paired = difference?.Probability is null ? null : (difference.Better, difference.Equal),
            Standing = Standing(standing),
        };
    }

    private static TargetDifference? Against(EnsembleComparison comparison, int target, int scenario) =>
        scenario == 0 ? null : comparison.TargetDifferences[((scenario - 1) * comparison.Pack.Targets.Count) + target];

    private static List<LocalizedText> Standing(TargetStanding standing)
    {
        var lines = new List<LocalizedText>();
        if (standing.Remaining == 0)
        {
            lines.Add(Both(l => Say(l, Wording.StandsReached, Plain(standing.Year))));
        }
        else if (standing is { Remaining: { } left, RemainingPace: { } pace, SimulatedPace: { } simulated, Done: { } done })
        {
            lines.Add(Both(l =>
            {
                var numbers = new NumberText(l);
                return Say(
                    l, simulated >= pace ? Wording.StandsFastEnough : simulated > 0 ? Wording.StandsTooSlow : Wording.StandsAway,
                    Plain(standing.Year), numbers.WithUnit(done, standing.Unit), numbers.WithUnit(left, standing.Unit), numbers.Fixed(pace, 2), numbers.Fixed(simulated, 2),
                    standing.YearsLeft);
            }));
        }

        TargetAttainment a = standing.Attainment;
        if (a.ShortfallGivenFailure is { } missed)
        {
            lines.Add(Both(l => Say(l, Wording.MissedBy, new NumberText(l).WithUnit(missed, a.Target.Unit))));
        }

        if (a.FirstYear is { } first)
        {
            lines.Add(Both(l => first.Median is { } year ? Say(l, Wording.HalfMetBy, Plain(year)) : Say(l, Wording.HalfNeverMet)));
        }

        return lines;
    }

    private static LocalizedText[] Caveats(EnsembleComparison comparison, TargetDefinition target, int index, LocalizedText certainty)
    {
        var caveats = new List<LocalizedText>();
        AssumptionShare[] shares = [.. Enumerable.Range(1, comparison.Scenarios.Count - 1).Select(s => Against(comparison, index, s)!.Uninformed).OfType<AssumptionShare>()];
        if (shares.Length > 0)
        {
            double least = Math.Clamp(shares.Min(s => s.Estimate), 0, 1), most = Math.Clamp(shares.Max(s => s.Estimate), 0, 1);
            caveats.Add(Both(l =>
            {
                var numbers = new NumberText(l);
                return Say(l, Wording.CaveatAssumed, numbers.Fixed(100 * least, 0), numbers.Fixed(100 * most, 0));
            }));
        }

        if (target.Reading is { En.Length: > 0 } reading)
        {
            caveats.Add(Both(l => Say(l, Wording.CaveatReading, reading.In(l))));
        }
        else if (comparison.Pack.CarriedOnFrom is { } from && target.Year >= from)
        {
            caveats.Add(Both(l => Say(l, Wording.CaveatCarried, Plain(from))));
        }

        // Of the conclusion's own line the number before it is the conclusion's.
        caveats.Insert(0, certainty);
        return [.. caveats.Take(3)];
    }

    private static LocalizedText[] Helps(EnsembleComparison comparison, int target) =>
    [
        .. Enumerable.Range(1, comparison.Scenarios.Count - 1)
            .Select(s => (Scenario: comparison.Scenarios[s].Scenario, Difference: Against(comparison, target, s)!.Probability))
            .Where(x => x.Difference is { Distinguishable: true, Estimate: > 0 })
            .OrderByDescending(x => x.Difference!.Value.Estimate)
            .Take(HelpsNamed)
            .Select(x => Both(l =>
            {
                var numbers = new NumberText(l);
                PairedDifferenceInterval d = x.Difference!.Value;
                return Say(l, Wording.HelpedBy, x.Scenario.Title.In(l), numbers.Points(d.Estimate), numbers.Points(d.Low), numbers.Points(d.High));
            })),
    ];

    private static List<LocalizedText> Obstacles(EnsembleComparison comparison, ScenarioResult result)
    {
        var lines = new List<LocalizedText>();
        FailedCriterion[] worst = [.. result.Criteria.Where(c => c.Communes >= 0.5).Take(CriteriaNamed)];
        if (worst.Length > 0)
        {
            lines.Add(Both(l => Say(
                l, Wording.ObstacleCriteria, Plain(result.Ensemble.Years[^1]), comparison.Locality.Candidates,
                string.Join(", ", worst.Select(c => $"{c.Title.In(l)} ({new NumberText(l).Fixed(c.Communes, 0)})")))));
        }

        MoneyUse money = result.Money;
        if (money.Unspent > 0)
        {
            ComponentMoney most = money.Components.MaxBy(c => c.Unspent)!;
            lines.Add(Both(l =>
            {
                var numbers = new NumberText(l);
                return Say(
                    l, Wording.ObstacleMoney, numbers.WithUnit(money.Unspent, "billion VND"), numbers.WithUnit(money.Approved, "billion VND"), most.Component.Title.In(l),
                    numbers.Fixed(most.Unspent, 0));
            }));
        }

        return lines;
    }

    private static string Requirement(TargetDefinition target, Language language) =>
        Say(language, Wording.RequiredBy, new NumberText(language).Requirement(target), Day(target.EvaluatedAt, language));

    // As each language writes days.
    private static string Day(string date, Language language) =>
        language == Language.Vietnamese && DateOnly.TryParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out DateOnly day)
            ? day.ToString("dd'/'MM'/'yyyy", System.Globalization.CultureInfo.InvariantCulture)
            : date;

    private static string Value(TargetAttainment target, Language language)
    {
        var numbers = new NumberText(language);
        string unit = target.Target.Unit;
        return Say(language, Wording.Value, numbers.WithUnit(target.Median?.Estimate, unit), numbers.Value(target.P10, unit), numbers.Value(target.P90, unit));
    }

    private static string Difference(PairedDifferenceInterval difference, Language language)
    {
        var numbers = new NumberText(language);
        return Say(language, Wording.DifferenceText, numbers.Points(difference.Estimate), numbers.Points(difference.Low), numbers.Points(difference.High));
    }

    private static string PaceText(Pace pace, string unit, Language language)
    {
        var numbers = new NumberText(language);
        return Say(language, Wording.PaceText, numbers.UnitName(unit), numbers.Signed(pace.Required, 2), numbers.Signed(pace.Simulated, 2));
    }

    private static string Plain(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
