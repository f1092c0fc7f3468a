using Planner.Analysis.Comparison;
using Planner.Analysis.Decision;
using Planner.Analysis.Intervals;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tables;

/// <summary>What speaks for which scenario, for people: sentences, then regret, prices of results, districts.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class DecisionText
{
    private const int LabelWidth = 24;
    private const int NarrowLabelWidth = 16;
    private const int CellWidth = 15;
    private const int MeanWidth = 12;
    private const int CountWidth = 9;
    private const double MillionsInBillion = 1000;

    private readonly Language language;
    private readonly Messages messages;
    private readonly NumberText numbers;

    /// <summary>Tables in a language.</summary>
    /// <param name="language">The language.</param>
    public DecisionText(Language language)
    {
        this.language = language;
        messages = Messages.In(language);
        numbers = new NumberText(language);
    }

    /// <summary>What a leader should know, each sentence made of the findings' numbers.</summary>
    /// <param name="choice">The findings.</param>
    /// <param name="comparison">The comparison they come from.</param>
    public IReadOnlyList<string> Sentences(ScenarioChoice choice, EnsembleComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(comparison);
        if (choice.Regrets.Count < 2)
        {
            return [messages.Say("decision.single")];
        }

        int decimals = Decimals(choice, comparison);
        ScenarioRegret mean = choice.LeastRegret, cautious = choice.Minimax;
        var lines = new List<string>
        {
            messages.Say(
                "decision.mean",
                ("objective", Objective(choice, comparison)),
                ("scenario", Title(comparison, mean.Scenario)),
                ("best", numbers.Percent(mean.BestShare)),
                ("regret", numbers.Fixed(mean.Regret.Estimate, decimals)),
                ("nine", numbers.Fixed(mean.NineInTen, decimals))),
            mean.Scenario == cautious.Scenario
                ? messages.Say("decision.minimax.same", ("greatest", numbers.Fixed(cautious.Greatest, decimals)))
                : messages.Say(
                    "decision.minimax",
                    ("scenario", Title(comparison, cautious.Scenario)),
                    ("greatest", numbers.Fixed(cautious.Greatest, decimals)),
                    ("other", numbers.Fixed(mean.Greatest, decimals))),
        };
        (string Scenario, string By)[] beaten =
        [
            .. choice.Regrets.Select(r => r.Scenario).Where(id => choice.Dominances.Any(d => d.A == id && d.First)).Select(id => (
                id, choice.Dominances.Where(d => d.A == id && d.First).MinBy(d => choice.Regrets.First(r => r.Scenario == d.B).Regret.Estimate)!.B)),
        ];
        lines.Add(beaten.Length == 0
            ? messages.Say("decision.dominance.none")
            : messages.Say(
                "decision.dominance",
                ("items", string.Join("; ", beaten.GroupBy(x => x.By).Select(g => messages.Say(
                    "decision.dominated",
                    ("by", Title(comparison, g.Key)),
                    ("scenarios", string.Join(", ", g.Select(x => "“" + Title(comparison, x.Scenario) + "”")))))))));
        if (choice.Information is { } information)
        {
            lines.AddRange(new InformationText(language).Sentences(information, choice, comparison));
        }

        if (choice.AcrossAssumptions is { } across)
        {
            lines.AddRange(Across(across, comparison, mean.Scenario, decimals));
        }

        if (choice.Dearer.Count > 0)
        {
            lines.Add(messages.Say("decision.dearer", ("scenarios", string.Join(", ", choice.Dearer.Select(id => "“" + Title(comparison, id) + "”")))));
        }

        return lines;
    }

    /// <summary>The tables: regret, what results cost, how districts fare.</summary>
    /// <param name="choice">The findings.</param>
    /// <param name="comparison">The comparison they come from.</param>
    public IReadOnlyList<TextPanel> Panels(ScenarioChoice choice, EnsembleComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(comparison);
        int decimals = Decimals(choice, comparison);
        string level = numbers.Fixed(100 * comparison.Level, 0);
        var panels = new List<TextPanel>
        {
            Panel(
                messages.Say("decision.regret.title", ("objective", Objective(choice, comparison))),
                ["decision.column.scenario", "decision.column.value", "decision.column.regret", "decision.column.nine", "decision.column.greatest", "decision.column.best"],
                choice.Regrets.Select(r => new[]
                {
                    Title(comparison, r.Scenario), Interval(r.Value, decimals), Interval(r.Regret, decimals), numbers.Fixed(r.NineInTen, decimals),
                    numbers.Fixed(r.Greatest, decimals), numbers.Percent(r.BestShare),
                }),
                messages.Say("decision.regret.note", ("level", level)),
                comparison,
                narrow: 3),
        };
        if (choice.AcrossAssumptions is { } across)
        {
            panels.Add(Panel(
                messages.Say("decision.across.title", ("objective", Objective(choice, comparison))),
                ["decision.column.scenario", "decision.column.worst", "decision.column.loss", "decision.column.against"],
                across.Scenarios.OrderBy(s => s.Worst.Regret).Select(s => new[]
                {
                    Title(comparison, s.Scenario), s.Worst.Regret > 0 ? Condition(s.Worst) : NumberText.None, Loss(s.Worst, decimals), s.Worst.Regret > 0 ? Title(comparison, s.Worst.Against) : NumberText.None,
                }),
                messages.Say("decision.across.note", ("level", level)),
                comparison));
        }

        if (choice.Values.Any(v => (v.PerCommune ?? v.PerHousehold ?? v.PerPoint) is not null))
        {
            panels.Add(Panel(
                messages.Say("decision.price.title", ("reference", comparison.Reference.Scenario.Title.In(language))),
                ["decision.column.scenario", "decision.column.cost", "decision.column.commune", "decision.column.household", "decision.column.point"],
                choice.Values.Select(v => new[]
                {
                    Title(comparison, v.Scenario),
                    (v.PerCommune ?? v.PerHousehold ?? v.PerPoint) is { } any ? Interval(any.Cost, 0) : NumberText.None,
                    Price(v.PerCommune, 1),
                    Price(v.PerHousehold, MillionsInBillion),
                    Price(v.PerPoint, 1),
                }),
                messages.Say("decision.price.note", ("level", level)),
                comparison));
        }

        if (choice.Information is { } information)
        {
            panels.Add(new InformationText(language).Panel(information, choice, comparison));
        }

        panels.Add(Panel(
            messages.Say("decision.even.title"),
            ["decision.column.scenario", "decision.column.certifiedGini", "decision.column.moneyGini", "decision.column.leastCertified", "decision.column.mostCertified"],
            choice.Evenness.Select(e =>
            {
                DistrictOutcome least = e.Districts.MinBy(d => d.Certified / d.Communes)!, most = e.Districts.MaxBy(d => d.Certified / d.Communes)!;
                return new[]
                {
                    Title(comparison, e.Scenario), numbers.Fixed(e.CertifiedGini, 2), numbers.Fixed(e.MoneyGini, 2), District(comparison, least), District(comparison, most),
                };
            }),
            messages.Say("decision.even.note"),
            comparison));
        return panels;
    }

    /// <summary>Which scenario is safest whatever the assumptions turn out to be; then where the best on average and the reference lose most, if they are others.</summary>
    private IEnumerable<string> Across(AssumptionRegret across, EnsembleComparison comparison, string mean, int decimals)
    {
        ScenarioSlices best = across.Minimax;
        yield return best.Worst.Loss.Low <= 0
            ? messages.Say("decision.across.never", ("scenario", Title(comparison, best.Scenario)))
            : messages.Say("decision.across.minimax", Values(best));
        if (across.AsGood.Count > 0)
        {
            yield return messages.Say("decision.across.asGood", ("scenarios", string.Join(", ", across.AsGood.Select(s => "“" + Title(comparison, s.Scenario) + "”"))));
        }

        foreach (ScenarioSlices other in across.Scenarios.Where(
            s => s != best && s.Worst.Loss.Low > 0 && (s.Scenario == mean || s.Scenario == comparison.Reference.Scenario.Id)))
        {
            yield return messages.Say("decision.across.other", Values(other));
        }

        (string, string)[] Values(ScenarioSlices s) =>
        [
            ("scenario", Title(comparison, s.Scenario)), ("condition", Condition(s.Worst)), ("loss", Loss(s.Worst, decimals)), ("against", Title(comparison, s.Worst.Against)),
        ];
    }

    private string Condition(SliceLoss slice)
    {
        string name = InputNames.InSentence(slice.Input, messages);
        return slice.Third switch
        {
            AssumptionThird.Low => messages.Say("decision.across.low", ("name", name)),
            AssumptionThird.Middle => messages.Say("decision.across.middle", ("name", name)),
            _ => messages.Say("decision.across.high", ("name", name)),
        };
    }

    // A loss below none is the lead of the scenario itself: what it gives away is nothing.
    private string Loss(SliceLoss slice, int decimals) => numbers.Range(
        numbers.Fixed(slice.Regret, decimals), numbers.Fixed(Math.Max(0, slice.Loss.Low), decimals), numbers.Fixed(Math.Max(0, slice.Loss.High), decimals));

    private TextPanel Panel(
        string title, string[] columns, IEnumerable<string[]> rows, string note, EnsembleComparison comparison, int narrow = int.MaxValue)
    {
        int[] widths = [.. columns.Select((_, i) => i == 0 ? (columns.Length > 5 ? LabelWidth : NarrowLabelWidth) : i >= narrow ? CountWidth : columns.Length > 5 ? MeanWidth : CellWidth)];
        return new TextPanel(
            title,
            [.. columns.Select((c, i) => DisplayWidth.Wrap(messages.Template(c), widths[i]))],
            widths,
            [.. rows.Select(r => new TextRow([.. r.Select((cell, i) => DisplayWidth.Wrap(cell, widths[i]))]))],
            [note, .. new[] { DataMark.Of(comparison, language) }.OfType<string>()]);
    }

    private string Objective(ScenarioChoice choice, EnsembleComparison comparison) => choice.Objective.Target is { } target
        ? comparison.Pack.Targets[target].Id + " " + comparison.Pack.Targets[target].Title.In(language)
        : messages.Say("decision.objective.targets");

    internal static int Decimals(ScenarioChoice choice, EnsembleComparison comparison) =>
        choice.Objective.Target is { } target && comparison.Pack.Targets[target].Unit is not ("communes" or "households" or "villages") ? 2 : 1;

    private string Title(EnsembleComparison comparison, string scenario) =>
        comparison.Scenarios.First(s => s.Scenario.Id == scenario).Scenario.Title.In(language);

    private string District(EnsembleComparison comparison, DistrictOutcome district) => messages.Say(
        "decision.district",
        ("district", comparison.Locality.Districts.First(d => d.Id == district.District).Title.In(language)),
        ("share", numbers.Fixed(100 * district.Certified / district.Communes, 0)));

    private string Interval(MeanInterval interval, int decimals) => numbers.Range(numbers.Fixed(interval.Estimate, decimals), numbers.Fixed(interval.Low, decimals), numbers.Fixed(interval.High, decimals));

    private string Price(CostPerResult? price, double factor) => price switch
    {
        null => NumberText.None,
        { Ratio: < 0, Result.Estimate: > 0 } => messages.Say("decision.better"),
        { Ratio: < 0 } => messages.Say("decision.worse"),
        { Ratio: { } ratio, Low: { } low, High: { } high } => numbers.Range(Rounded(factor * ratio), Rounded(factor * low), Rounded(factor * high)),
        _ => messages.Say("decision.noResult"),
    };

    private string Rounded(double value) => numbers.Fixed(value, Math.Abs(value) >= 100 ? 0 : 1);
}
