using System.Globalization;
using Planner.Analysis.Closing;
using Planner.Localities.Units;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Tables;

/// <summary>Bottlenecks for people: what holds communes back in sentences, then by criterion, then by district.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class BottleneckText
{
    private const int LabelWidth = 24;
    private const int NumberWidth = 13;
    private const int TitleWidth = 15;
    private const int MostDistrictColumns = 6;

    private readonly Language language;
    private readonly Messages messages;
    private readonly NumberText numbers;

    /// <summary>Tables in a language.</summary>
    /// <param name="language">The language.</param>
    public BottleneckText(Language language)
    {
        this.language = language;
        messages = Messages.In(language);
        numbers = new NumberText(language);
    }

    /// <summary>What a leader should know, four sentences at most, each made of the findings' numbers.</summary>
    /// <param name="found">The findings.</param>
    /// <param name="ensemble">The run they come from.</param>
    public IReadOnlyList<string> Sentences(Bottlenecks found, Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(ensemble);
        var lines = new List<string>();
        if (found.Criteria.Count == 0)
        {
            return lines;
        }

        CriterionBottleneck worst = found.Criteria[0];
        lines.Add(messages.Say(
            worst.FailingAtEnd >= 0.5 ? "bottleneck.worst" : "bottleneck.none",
            ("criterion", worst.Title.In(language)),
            ("scenario", ensemble.Scenario.Title.In(language)),
            ("end", ensemble.Years[^1].ToString(CultureInfo.InvariantCulture)),
            ("failing", numbers.Fixed(worst.FailingAtEnd, 0)),
            ("total", numbers.Fixed(found.Communes, 0)),
            ("year", found.Year.ToString(CultureInfo.InvariantCulture)),
            ("open", numbers.Range(worst.OpenAtStart, 0))));
        if (found.CheapestFirst.Count > 0)
        {
            int some = Math.Min(10, found.CheapestFirst.Count);
            lines.Add(messages.Say(
                some < found.CheapestFirst.Count ? "bottleneck.price" : "bottleneck.price.all",
                ("closable", numbers.Range(found.Closable, 0)),
                ("some", numbers.Fixed(some, 0)),
                ("money", numbers.Range(found.CheapestFirst[some - 1], 0)),
                ("all", numbers.Fixed(found.CheapestFirst.Count, 0)),
                ("allMoney", numbers.Range(found.CheapestFirst[^1], 0))));
        }

        if (found.Blocked.High > 0)
        {
            LocalizedText? what = found.Criteria.Where(c => c.NotBought is not null).MaxBy(c => c.OpenAtStart.Mean - c.Closable.Mean)?.NotBought;
            lines.Add(messages.Say(
                what is null ? "bottleneck.blocked.unknown" : "bottleneck.blocked",
                ("blocked", numbers.Range(found.Blocked, 0)),
                ("total", numbers.Fixed(found.Communes, 0)),
                ("what", what?.In(language) ?? string.Empty)));
        }

        if (found.Everything.High > 0)
        {
            lines.Add(messages.Say("bottleneck.everything", ("money", numbers.Range(found.Everything, 0))));
        }

        return lines;
    }

    /// <summary>By criterion, the worst first.</summary>
    /// <param name="found">The findings.</param>
    /// <param name="ensemble">The run they come from.</param>
    public TextPanel Criteria(Bottlenecks found, Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(ensemble);
        string end = ensemble.Years[^1].ToString(CultureInfo.InvariantCulture);
        string[] header =
        [
            messages.Say("bottleneck.column.criterion"), messages.Say("bottleneck.column.open", ("year", found.Year.ToString(CultureInfo.InvariantCulture))),
            messages.Say("bottleneck.column.failing", ("end", end)), messages.Say("bottleneck.column.last"), messages.Say("bottleneck.column.money"),
        ];
        return new TextPanel(
            messages.Say("bottleneck.table", ("total", numbers.Fixed(found.Communes, 0))),
            [.. header.Select((h, i) => DisplayWidth.Wrap(h, i == 0 ? LabelWidth : NumberWidth))],
            [LabelWidth, .. Enumerable.Repeat(NumberWidth, 4)],
            [
                .. found.Criteria.Where(c => c.FailingAtEnd > 0 || c.OpenAtStart.High > 0).Select(c => new TextRow(
                [
                    DisplayWidth.Wrap($"{c.Criterion} {c.Title.In(language)}", LabelWidth),
                    DisplayWidth.Wrap(numbers.Range(c.OpenAtStart, 0), NumberWidth),
                    [numbers.Fixed(c.FailingAtEnd, 1)],
                    DisplayWidth.Wrap(numbers.Range(c.LastHurdle, 0), NumberWidth),
                    DisplayWidth.Wrap(c.Closable.High > 0 ? numbers.Range(c.Money, 0) : messages.Say("bottleneck.notBought"), NumberWidth),
                ])),
            ],
            Notes(ensemble, messages.Say("bottleneck.note", ("runs", numbers.Fixed(ensemble.Replicates, 0)))));
    }

    /// <summary>The worst criteria by district: communes that fail at the end.</summary>
    /// <param name="found">The findings.</param>
    /// <param name="ensemble">The run they come from.</param>
    /// <param name="width">Columns of the terminal.</param>
    public TextPanel Districts(Bottlenecks found, Ensemble ensemble, int width)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(ensemble);
        int columns = Math.Clamp((width - LabelWidth) / (TitleWidth + 1), 2, MostDistrictColumns);
        CriterionBottleneck[] shown = [.. found.Criteria.Where(c => c.FailingAtEnd > 0).Take(columns)];
        return new TextPanel(
            messages.Say("bottleneck.districts", ("end", ensemble.Years[^1].ToString(CultureInfo.InvariantCulture))),
            [
                [messages.Say("bottleneck.column.district")],
                .. shown.Select(c => DisplayWidth.Wrap(c.Title.In(language), TitleWidth)),
            ],
            [LabelWidth, .. shown.Select(_ => TitleWidth)],
            [
                .. ensemble.Locality.Districts.Select((d, i) => (District: d, Index: i)).Where(d => found.Criteria[0].Districts[d.Index].Communes > 0).Select(d => new TextRow(
                [
                    DisplayWidth.Wrap(d.District.Title.In(language), LabelWidth),
                    .. shown.Select(c => (IReadOnlyList<string>)[messages.Say(
                        "bottleneck.of", ("n", numbers.Fixed(c.Districts[d.Index].FailingAtEnd, 1)), ("total", numbers.Fixed(c.Districts[d.Index].Communes, 0)))]),
                ])),
            ],
            Notes(ensemble, messages.Say("bottleneck.districts.note")));
    }

    private IReadOnlyList<string> Notes(Ensemble ensemble, string note) =>
        [note, .. new[] { DataMark.Of(ensemble, language) }.OfType<string>()];
}
