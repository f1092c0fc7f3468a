using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Reporting.Charts.Model;
using Planner.Rules.Pack;

namespace Planner.Reporting.Charts.Figures;

/// <summary>Probability of each target with its interval, a panel for each scenario.</summary>
public static class ProbabilityFigure
{
    /// <summary>Makes the figure.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="language">The language.</param>
    public static Figure Make(EnsembleComparison comparison, Language language)
    {
        var frame = new FigureFrame(comparison, language);
        CategoryAxis rows = new(string.Empty, comparison.Pack.Targets.Where(t => t.IsSet).Select(frame.Row).ToArray());
        NumericAxis x = NumericAxis.Round(frame.Messages.Say("chart.probability.axis"), 0, 100, 5, (v, d) => frame.Numbers.Fixed(v, d));
        Panel[] panels = comparison.Scenarios.Select(s => new Panel(
            frame.Title(s),
            x,
            rows,
            Judged(s).SelectMany((t, row) => new Mark[]
            {
                new BarMark(t.Outlook == Outlook.Likely ? Tone.Main : t.Outlook == Outlook.Unlikely ? Tone.Other : Tone.Muted, row, 0, 100 * t.Probability.Estimate),
                new IntervalMark(Tone.Target, row, 100 * t.Probability.Low, 100 * t.Probability.High, null),
            }).ToArray(),
            Judged(s).Select(t => frame.Numbers.Percent(t.Probability.Estimate)).ToArray())).ToArray();
        return new Figure(
            Finding(frame),
            frame.Messages.Say("chart.probability.subtitle", ("level", frame.Numbers.Fixed(100 * comparison.Level, 0))),
            panels,
            [
                new LegendEntry(LegendKind.Bar, Tone.Main, 0, frame.Messages.Say("chart.legend.likely")),
                new LegendEntry(LegendKind.Bar, Tone.Muted, 0, frame.Messages.Say("chart.legend.uncertain")),
                new LegendEntry(LegendKind.Bar, Tone.Other, 0, frame.Messages.Say("chart.legend.unlikely")),
                new LegendEntry(LegendKind.Interval, Tone.Target, 0, frame.Messages.Say("chart.legend.interval", ("level", frame.Numbers.Fixed(100 * comparison.Level, 0)))),
            ],
            frame.Source,
            frame.Notice);
    }

    private static IEnumerable<(Outlook Outlook, ProportionInterval Probability)> Judged(ScenarioResult scenario) =>
        scenario.Targets.Where(t => t.Probability is not null).Select(t => (t.Outlook, t.Probability!.Value));

    private static string Finding(FigureFrame frame)
    {
        int Likely(ScenarioResult s) => s.Targets.Count(t => t.Outlook == Outlook.Likely);
        ScenarioResult reference = frame.Comparison.Reference;
        ScenarioResult best = frame.Comparison.Scenarios.MaxBy(Likely)!;
        (string, string)[] values =
        [
            ("likely", frame.Numbers.Fixed(Likely(reference), 0)),
            ("total", frame.Numbers.Fixed(reference.Targets.Count(t => t.Target.IsSet), 0)),
            ("scenario", frame.Title(reference)),
            ("most", frame.Numbers.Fixed(Likely(best), 0)),
            ("best", frame.Title(best)),
        ];
        return frame.Messages.Say(Likely(best) > Likely(reference) ? "chart.probability.title.better" : "chart.probability.title", values);
    }
}
