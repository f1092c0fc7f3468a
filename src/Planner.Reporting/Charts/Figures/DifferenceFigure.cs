using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Reporting.Charts.Model;
using Planner.Rules.Pack;

namespace Planner.Reporting.Charts.Figures;

/// <summary>Paired differences of probabilities against the reference as dots with intervals, a panel for each other scenario.</summary>
public static class DifferenceFigure
{
    /// <summary>Makes the figure.</summary>
    /// <param name="comparison">The comparison; with at least two scenarios.</param>
    /// <param name="language">The language.</param>
    /// <exception cref="ArgumentException">There is a single scenario.</exception>
    public static Figure Make(EnsembleComparison comparison, Language language)
    {
        if (comparison.Scenarios.Count < 2)
        {
            throw new ArgumentException("differences need at least two scenarios", nameof(comparison));
        }

        var frame = new FigureFrame(comparison, language);
        CategoryAxis rows = new(string.Empty, comparison.Pack.Targets.Where(t => t.IsSet).Select(frame.Row).ToArray());
        double widest = 100 * Judged(comparison).Select(d => Math.Max(Math.Abs(d.Interval.Low), Math.Abs(d.Interval.High))).DefaultIfEmpty().Max();
        NumericAxis x = NumericAxis.Round(frame.Messages.Say("chart.difference.axis"), -widest, widest, 4, (v, d) => frame.Numbers.Signed(v, d));
        Panel[] panels = comparison.Scenarios.Skip(1).Select(s =>
        {
            PairedDifferenceInterval[] differences = Judged(comparison).Where(d => d.Difference.B == s.Scenario.Id).Select(d => d.Interval).ToArray();
            return new Panel(
                frame.Title(s),
                x,
                rows,
                [
                    new RuleMark(Tone.Muted, true, 0, string.Empty),
                    .. differences.Select((d, row) => new IntervalMark(
                        d.Low > 0 ? Tone.Main : d.High < 0 ? Tone.Other : Tone.Muted,
                        row,
                        100 * d.Low,
                        100 * d.High,
                        100 * d.Estimate)),
                ],
                differences.Select(d => frame.Numbers.Points(d.Estimate)).ToArray());
        }).ToArray();
        return new Figure(
            Finding(frame),
            frame.Messages.Say(
                "chart.difference.subtitle",
                ("reference", frame.Title(comparison.Reference)),
                ("level", frame.Numbers.Fixed(100 * comparison.Level, 0))),
            panels,
            [
                new LegendEntry(LegendKind.Interval, Tone.Main, 0, frame.Messages.Say("chart.legend.better")),
                new LegendEntry(LegendKind.Interval, Tone.Other, 0, frame.Messages.Say("chart.legend.worse")),
                new LegendEntry(LegendKind.Interval, Tone.Muted, 0, frame.Messages.Say("chart.legend.alike")),
            ],
            frame.Source,
            frame.Notice);
    }

    private static string Finding(FigureFrame frame)
    {
        EnsembleComparison comparison = frame.Comparison;
        (TargetDifference Difference, PairedDifferenceInterval Interval)[] told = [.. Judged(comparison).Where(d => d.Interval.Distinguishable)];
        if (told.Length == 0)
        {
            return frame.Messages.Say("chart.difference.title.none", ("reference", frame.Title(comparison.Reference)));
        }

        (TargetDifference largest, PairedDifferenceInterval interval) = told.MaxBy(d => Math.Abs(d.Interval.Estimate));
        return frame.Messages.Say(
            "chart.difference.title",
            ("target", frame.Row(largest.Target)),
            ("difference", frame.Numbers.Points(interval.Estimate)),
            ("scenario", frame.Title(comparison.Scenarios.First(s => s.Scenario.Id == largest.B))));
    }

    /// <summary>The differences of targets that have a figure to be judged by.</summary>
    private static IEnumerable<(TargetDifference Difference, PairedDifferenceInterval Interval)> Judged(EnsembleComparison comparison) =>
        comparison.TargetDifferences.Where(d => d.Probability is not null).Select(d => (d, d.Probability!.Value));
}
