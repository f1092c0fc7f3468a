using System.Globalization;
using Planner.Analysis.Validation;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Charts.Figures;

/// <summary>Histogram of the probability integral transform: level where forecasts are as wide as they should be, heaped at the ends where they are too narrow.</summary>
public static class PitFigure
{
    /// <summary>Makes the figure.</summary>
    /// <param name="review">The review.</param>
    /// <param name="notice">The mark of synthetic data.</param>
    /// <param name="language">The language.</param>
    public static Figure Make(ForecastReview review, LocalizedText notice, Language language)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(notice);
        var messages = Messages.In(language);
        var numbers = new NumberText(language);
        int bins = review.PitHistogram.Count;
        string[] rows = [.. Enumerable.Range(0, bins).Select(i => numbers.Fixed((double)i / bins, 1) + "–" + numbers.Fixed((i + 1.0) / bins, 1))];
        NumericAxis x = NumericAxis.Round(messages.Say("chart.pit.axis"), 0, Math.Max(1, review.PitHistogram.Max()), 5, (v, d) => numbers.Fixed(v, d));
        double expected = (double)review.Scores.Count / bins;
        Mark[] marks =
        [
            .. review.PitHistogram.Select((count, row) => new BarMark(Tone.Main, row, 0, count)),
            new RuleMark(Tone.Reference, true, expected, messages.Say("chart.pit.expected")),
        ];
        (string, string)[] values =
        [
            ("inside", review.Inside.ToString(CultureInfo.InvariantCulture)),
            ("points", review.Scores.Count.ToString(CultureInfo.InvariantCulture)),
            ("effective", numbers.Fixed(review.EffectivePoints, 1)),
        ];
        return new Figure(
            messages.Say("chart.pit.title", values),
            messages.Say("chart.pit.subtitle", values),
            [new Panel(string.Empty, x, new CategoryAxis(messages.Say("chart.pit.rows"), rows), marks, [.. review.PitHistogram.Select(c => c.ToString(CultureInfo.InvariantCulture))])],
            [new LegendEntry(LegendKind.Bar, Tone.Main, 0, messages.Say("chart.pit.legend")), new LegendEntry(LegendKind.Line, Tone.Reference, 0, messages.Say("chart.pit.expected"))],
            messages.Say("chart.history.source"),
            notice.In(language));
    }
}
