using System.Globalization;
using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Summaries;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Charts.Figures;

/// <summary>
/// A metric over the years as nested bands (P5–P95, P10–P90) around the median, with what was observed before, and the level a target requires.
/// </summary>
public static class FanFigure
{
    /// <summary>One panel for each scenario, the reference's median drawn in the others.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="metric">Id of the metric.</param>
    /// <param name="language">The language.</param>
    /// <exception cref="ArgumentException">The pack has no such metric.</exception>
    public static Figure SmallMultiples(EnsembleComparison comparison, string metric, Language language) =>
        Make(comparison, metric, language, comparison.Scenarios.Select(s => (s, (ScenarioResult?)null)).ToArray());

    /// <summary>One panel with one scenario, or with a second laid over it.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="metric">Id of the metric.</param>
    /// <param name="language">The language.</param>
    /// <param name="first">Id of the scenario.</param>
    /// <param name="second">Id of the other; null for none.</param>
    /// <exception cref="ArgumentException">There is no such metric or scenario.</exception>
    public static Figure Overlay(EnsembleComparison comparison, string metric, Language language, string first, string? second = null) =>
        Make(comparison, metric, language, [(Find(comparison, first), second is null ? null : Find(comparison, second))]);

    private static ScenarioResult Find(EnsembleComparison comparison, string id) => comparison.Scenarios.FirstOrDefault(s => s.Scenario.Id == id)
        ?? throw new ArgumentException($"the comparison has no scenario '{id}'", nameof(id));

    private static Figure Make(EnsembleComparison comparison, string metric, Language language, (ScenarioResult Main, ScenarioResult? Other)[] shown)
    {
        int index = comparison.Pack.Metrics.ToList().FindIndex(m => m.Id == metric);
        if (index < 0)
        {
            throw new ArgumentException($"the rule pack has no metric '{metric}'", nameof(metric));
        }

        var frame = new FigureFrame(comparison, language);
        MetricDefinition definition = comparison.Pack.Metrics[index];
        (double[] X, double[] Y) history = History(comparison, metric);
        TargetDefinition? target = comparison.Reference.Targets.FirstOrDefault(t => t.Target.Metric == metric && t.Pace is not null)?.Target;
        int[] lineChanges = definition.ByPovertyLine
            ? comparison.Pack.Poverty.Changes.Select(c => c.Year).Where(y => comparison.Reference.Ensemble.Years.Contains(y)).ToArray()
            : [];
        bool single = shown.Length == 1;
        bool reference = !single;

        double[] values = shown.SelectMany(s => new[] { s.Main, s.Other }.OfType<ScenarioResult>())
            .SelectMany(s => s.Metrics[index].P5.Concat(s.Metrics[index].P95)).OfType<double>().Where(double.IsFinite)
            .Concat(history.Y).Concat(target is null ? [] : [target.Required]).ToArray();
        double low = values.Length > 0 ? values.Min() : 0, high = values.Length > 0 ? values.Max() : 1;
        // Counts and shares keep their zero where it is near: a cut axis overstates change.
        if (low > 0 && low < 0.5 * high)
        {
            low = 0;
        }

        NumericAxis y = NumericAxis.Round(frame.WithUnit(frame.In(definition.Title), definition.Unit), low, high, 5, (v, d) => frame.Numbers.Fixed(v, d));
        int firstYear = history.X.Length > 0 ? (int)history.X[0] : comparison.Reference.Ensemble.Years[0];
        NumericAxis x = Years(firstYear, comparison.Reference.Ensemble.Years[^1]);
        Panel[] panels = shown.Select(s =>
        {
            var marks = new List<Mark>();
            Bands(marks, Tone.Main, s.Main.Metrics[index]);
            if (s.Other is { } other)
            {
                Bands(marks, Tone.Other, other.Metrics[index]);
            }

            if (target is not null)
            {
                marks.Add(new RuleMark(Tone.Target, false, target.Required, NumberText.Sign(target.Operator) + " " + frame.Numbers.Exact(target.Required)));
            }

            marks.AddRange(lineChanges.Select(year => new RuleMark(Tone.Reference, true, year, frame.Messages.Say("chart.fan.line"))));
            if (history.X.Length > 0)
            {
                marks.Add(new LineMark(Tone.History, history.X, history.Y));
            }

            if (reference && s.Main != comparison.Reference)
            {
                Median(marks, Tone.Reference, comparison.Reference.Metrics[index]);
            }

            if (s.Other is { } over)
            {
                Median(marks, Tone.Other, over.Metrics[index]);
            }

            Median(marks, Tone.Main, s.Main.Metrics[index]);
            return new Panel(single ? string.Empty : PanelTitle(frame, s.Main, index), x, y, marks, []);
        }).ToArray();

        return new Figure(
            Finding(frame, definition, shown[0].Main, shown[0].Other, index, target),
            frame.Messages.Say(lineChanges.Length > 0 ? "chart.fan.subtitle.line" : "chart.fan.subtitle", ("metric", frame.WithUnit(frame.In(definition.Title), definition.Unit))),
            panels,
            Legend(frame, shown, history.X.Length > 0, target, reference && shown.Length > 1),
            frame.Source,
            frame.Notice);
    }

    private static string PanelTitle(FigureFrame frame, ScenarioResult scenario, int metric) => frame.Messages.Say(
        "chart.fan.panel",
        ("scenario", frame.Title(scenario)),
        ("median", frame.Numbers.Value(scenario.Metrics[metric].P50[^1], scenario.Metrics[metric].Metric.Unit)));

    private static string Finding(
        FigureFrame frame, MetricDefinition metric, ScenarioResult main, ScenarioResult? other, int index, TargetDefinition? target)
    {
        MetricSummary summary = main.Metrics[index];
        string Value(double? v) => frame.Numbers.Value(v, metric.Unit);
        (string, string)[] values =
        [
            ("metric", frame.In(metric.Title)),
            ("year", summary.Years[^1].ToString(CultureInfo.InvariantCulture)),
            ("median", frame.Numbers.WithUnit(summary.P50[^1], metric.Unit)),
            ("low", Value(summary.P5[^1])),
            ("high", Value(summary.P95[^1])),
            ("scenario", frame.Title(main)),
        ];
        if (other is not null)
        {
            return frame.Messages.Say(
                "chart.fan.title.two",
                [.. values, ("second", frame.Title(other)), ("other", frame.Numbers.WithUnit(other.Metrics[index].P50[^1], metric.Unit))]);
        }

        if (target is null)
        {
            return frame.Messages.Say("chart.fan.title", values);
        }

        TargetAttainment attainment = main.Targets.First(t => t.Target.Id == target.Id);
        string frequency = attainment.Frequency?.ToString() ?? (attainment.Probability is { } p ? $"{frame.Numbers.PercentLow(p.Low)}–{frame.Numbers.PercentHigh(p.High)}" : string.Empty);
        return frame.Messages.Say(
            "chart.fan.title.target", [.. values, ("id", target.Id), ("required", frame.Numbers.Requirement(target)), ("frequency", frequency)]);
    }

    private static LegendEntry[] Legend(
        FigureFrame frame, (ScenarioResult Main, ScenarioResult? Other)[] shown, bool history, TargetDefinition? target, bool reference)
    {
        var entries = new List<LegendEntry>();
        string Of(string key, ScenarioResult? scenario) => scenario is null
            ? frame.Messages.Say(key)
            : frame.Messages.Say("chart.legend.of", ("what", frame.Messages.Say(key)), ("scenario", frame.Title(scenario)));
        ScenarioResult? named = shown[0].Other is null ? null : shown[0].Main;
        entries.Add(new LegendEntry(LegendKind.Line, Tone.Main, 0, Of("chart.legend.median", named)));
        if (shown[0].Other is { } other)
        {
            entries.Add(new LegendEntry(LegendKind.Line, Tone.Other, 0, Of("chart.legend.median", other)));
        }

        foreach ((Tone tone, ScenarioResult? scenario) in shown[0].Other is { } over ? new[] { (Tone.Main, named), (Tone.Other, over) } : [(Tone.Main, null)])
        {
            entries.Add(new LegendEntry(LegendKind.Band, tone, 2, Of("chart.legend.inner", scenario)));
            entries.Add(new LegendEntry(LegendKind.Band, tone, 1, Of("chart.legend.outer", scenario)));
        }

        if (reference)
        {
            entries.Add(new LegendEntry(LegendKind.Line, Tone.Reference, 0, Of("chart.legend.median", frame.Comparison.Reference)));
        }

        if (history)
        {
            entries.Add(new LegendEntry(LegendKind.Line, Tone.History, 0, frame.Messages.Say("chart.legend.history")));
        }

        if (target is not null)
        {
            entries.Add(new LegendEntry(
                LegendKind.Line, Tone.Target, 0, frame.Messages.Say("chart.legend.target", ("id", target.Id), ("required", frame.Numbers.Requirement(target)))));
        }

        return [.. entries];
    }

    private static void Bands(List<Mark> marks, Tone tone, MetricSummary m)
    {
        Band(marks, tone, 1, m.Years, m.P5, m.P95);
        Band(marks, tone, 2, m.Years, m.P10, m.P90);
    }

    private static void Band(List<Mark> marks, Tone tone, int depth, IReadOnlyList<int> years, IReadOnlyList<double?> low, IReadOnlyList<double?> high)
    {
        int[] kept = Enumerable.Range(0, years.Count).Where(i => Finite(low[i]) && Finite(high[i])).ToArray();
        if (kept.Length > 1)
        {
            marks.Add(new BandMark(
                tone, depth, kept.Select(i => (double)years[i]).ToArray(), kept.Select(i => low[i]!.Value).ToArray(), kept.Select(i => high[i]!.Value).ToArray()));
        }
    }

    private static void Median(List<Mark> marks, Tone tone, MetricSummary m)
    {
        int[] kept = Enumerable.Range(0, m.Years.Count).Where(i => Finite(m.P50[i])).ToArray();
        if (kept.Length > 0)
        {
            marks.Add(new LineMark(tone, kept.Select(i => (double)m.Years[i]).ToArray(), kept.Select(i => m.P50[i]!.Value).ToArray()));
        }
    }

    private static bool Finite(double? value) => value is { } v && double.IsFinite(v);

    private static (double[] X, double[] Y) History(EnsembleComparison comparison, string metric)
    {
        if (!comparison.Locality.History.TryGetValue(metric, out IReadOnlyDictionary<int, double>? history))
        {
            return ([], []);
        }

        List<KeyValuePair<int, double>> points = history.Where(h => double.IsFinite(h.Value) && h.Key <= comparison.Reference.Ensemble.Years[^1])
            .OrderBy(h => h.Key).ToList();

        // The start of the simulation is itself a recorded state, so the line of history runs into the fan.
        int start = comparison.Reference.Ensemble.Years[0];
        if (points.Count > 0 && points[^1].Key < start && comparison.Reference.Metrics.First(m => m.Metric.Id == metric).P50[0] is { } median)
        {
            points.Add(new KeyValuePair<int, double>(start, median));
        }

        return (points.Select(p => (double)p.Key).ToArray(), points.Select(p => p.Value).ToArray());
    }

    private static NumericAxis Years(int first, int last)
    {
        int step = last - first > 12 ? 5 : last - first > 6 ? 2 : 1;
        // Counted back from the last year, which is the one people look for.
        Tick[] ticks = Enumerable.Range(0, ((last - first) / step) + 1).Select(i => last - (i * step)).Reverse()
            .Select(year => new Tick(year, year.ToString(CultureInfo.InvariantCulture))).ToArray();
        return new NumericAxis(string.Empty, first, Math.Max(last, first + 1), ticks);
    }
}
