using System.Globalization;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Charts.Figures;

/// <summary>A metric over the past of several localities: bands of the model, dots of what was observed, misses included. A fit is called a fit, a forecast a forecast.</summary>
public static class HistoryFigure
{
    /// <summary>Makes the figure.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="localities">One panel each, at least one.</param>
    /// <param name="fittedTo">Last year fitted, the years after it being forecast; null where all that is shown was fitted.</param>
    /// <param name="notice">The mark of synthetic data.</param>
    /// <param name="language">The language.</param>
    public static Figure Make(MetricDefinition metric, IReadOnlyList<HistoryPanel> localities, int? fittedTo, LocalizedText notice, Language language)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(localities);
        var messages = Messages.In(language);
        var numbers = new NumberText(language);
        string name = metric.Title.In(language);
        string title = numbers.UnitName(metric.Unit) is { Length: > 0 } unit ? $"{name} ({unit})" : name;
        int outside = localities.Sum(l => l.Observed.Count(o => (fittedTo is null || o.Year > fittedTo) && Outside(l, o)));
        int shown = localities.Sum(l => l.Observed.Count(o => fittedTo is null || o.Year > fittedTo));
        (string, string)[] values =
        [
            ("metric", name),
            ("outside", outside.ToString(CultureInfo.InvariantCulture)),
            ("points", shown.ToString(CultureInfo.InvariantCulture)),
            ("year", (fittedTo ?? 0).ToString(CultureInfo.InvariantCulture)),
        ];
        return new Figure(
            messages.Say(fittedTo is null ? "chart.history.fit.title" : "chart.history.backtest.title", values),
            messages.Say(fittedTo is null ? "chart.history.fit.subtitle" : "chart.history.backtest.subtitle", values),
            [.. localities.Select(l => Panel(l, title, fittedTo, messages, numbers, language))],
            [
                new LegendEntry(LegendKind.Line, Tone.Main, 0, messages.Say("chart.legend.median")),
                new LegendEntry(LegendKind.Band, Tone.Main, 2, messages.Say("chart.history.legend.half")),
                new LegendEntry(LegendKind.Band, Tone.Main, 1, messages.Say("chart.history.legend.band")),
                new LegendEntry(LegendKind.Line, Tone.History, 0, messages.Say("chart.legend.history")),
            ],
            messages.Say("chart.history.source"),
            notice.In(language));
    }

    private static bool Outside(HistoryPanel panel, (int Year, double Value) observed)
    {
        int at = panel.Years.ToList().IndexOf(observed.Year);
        return at >= 0 && (observed.Value < panel.P5[at] || observed.Value > panel.P95[at]);
    }

    private static Panel Panel(HistoryPanel locality, string title, int? fittedTo, Messages messages, NumberText numbers, Language language)
    {
        double[] x = [.. locality.Years.Select(y => (double)y)];
        double[] values = [.. locality.P5, .. locality.P95, .. locality.Observed.Select(o => o.Value)];
        double low = values.Min(), high = values.Max();
        NumericAxis y = NumericAxis.Round(title, low > 0 && low < 0.5 * high ? 0 : low, high, 5, (v, d) => numbers.Fixed(v, d));
        Tick[] ticks = [.. locality.Years.Select(year => new Tick(year, year.ToString(CultureInfo.InvariantCulture)))];
        var marks = new List<Mark>
        {
            new BandMark(Tone.Main, 1, x, [.. locality.P5], [.. locality.P95]),
            new BandMark(Tone.Main, 2, x, [.. locality.P25], [.. locality.P75]),
        };
        if (fittedTo is { } last)
        {
            marks.Add(new RuleMark(Tone.Reference, true, last, messages.Say("chart.history.from")));
        }

        marks.Add(new LineMark(Tone.Main, x, [.. locality.P50]));

        // Observed years are dots, not a line: what lies between them was not observed.
        marks.AddRange(locality.Observed.OrderBy(o => o.Year).Select(o => new LineMark(Tone.History, [o.Year], [o.Value])));
        return new Panel(locality.Title.In(language), new NumericAxis(string.Empty, x[0], Math.Max(x[^1], x[0] + 1), ticks), y, marks, []);
    }
}
