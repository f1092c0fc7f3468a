using Planner.Analysis.Comparison;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Charts.Figures;

/// <summary>
/// The cumulative distribution of what a target judges: for each value the share of simulated futures that end at or below it, the reference over the scenario that differs most from it.
/// </summary>
public static class CumulativeFigure
{
    // Quantiles drawn; finer than a screen shows.
    private const int Steps = 200;

    /// <summary>Makes the figure.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="target">The target, by its id; it must have a figure to be judged by.</param>
    /// <param name="language">The language.</param>
    /// <exception cref="ArgumentException">There is no such target, it has no figure, or its value is defined in no replicate.</exception>
    public static Figure Make(EnsembleComparison comparison, string target, Language language)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        int index = comparison.Pack.Targets.ToList().FindIndex(t => t.Id == target && t.IsSet);
        if (index < 0)
        {
            throw new ArgumentException($"there is no target '{target}' with a figure", nameof(target));
        }

        TargetDefinition definition = comparison.Pack.Targets[index];
        var frame = new FigureFrame(comparison, language);
        double[] own = Defined(comparison.Reference.Ensemble, index);
        if (own.Length == 0)
        {
            throw new ArgumentException($"'{target}' has no value in any replicate", nameof(target));
        }

        // One other line can still be told apart; the one that moves the median most says most.
        double middle = own[own.Length / 2];
        (ScenarioResult Scenario, double[] Values)? other = comparison.Scenarios.Skip(1).Select(s => ((ScenarioResult, double[])?)(s, Defined(s.Ensemble, index)))
            .Where(s => s!.Value.Item2.Length > 0).OrderByDescending(s => Math.Abs(s!.Value.Item2[s.Value.Item2.Length / 2] - middle)).FirstOrDefault();
        double required = definition.Required;
        double low = Math.Min(required, Math.Min(own[0], other?.Values[0] ?? own[0])), high = Math.Max(required, Math.Max(own[^1], other?.Values[^1] ?? own[^1]));
        NumericAxis x = NumericAxis.Round(frame.WithUnit(frame.In(definition.Title), definition.Unit), low, high, 6, (v, d) => frame.Numbers.Fixed(v, d));
        Tick[] shares = [.. new[] { 0, 25, 50, 75, 100 }.Select(s => new Tick(s, frame.Numbers.Fixed(s, 0)))];
        var marks = new List<Mark> { new RuleMark(Tone.Target, true, required, NumberText.Sign(definition.Operator) + " " + frame.Numbers.Exact(required)) };
        if (other is { } drawn)
        {
            marks.Add(Line(Tone.Other, drawn.Values, x));
        }

        marks.Add(Line(Tone.Main, own, x));
        int met = comparison.Reference.Ensemble.TargetMet(index).Count(true);
        return new Figure(
            frame.Messages.Say(
                "chart.cumulative.title",
                ("target", frame.Row(definition)),
                ("share", frame.Numbers.Percent((double)met / comparison.Replicates)),
                ("required", NumberText.Sign(definition.Operator) + " " + frame.Numbers.Exact(required)),
                ("median", frame.Numbers.Value(middle, definition.Unit))),
            frame.Messages.Say("chart.cumulative.subtitle"),
            [new Panel(string.Empty, x, new NumericAxis(frame.Messages.Say("chart.cumulative.axis"), 0, 100, shares), marks, [])],
            [
                new LegendEntry(LegendKind.Line, Tone.Main, 0, frame.Title(comparison.Reference)),
                .. other is { } told ? (LegendEntry[])[new LegendEntry(LegendKind.Line, Tone.Other, 0, frame.Title(told.Scenario))] : [],
            ],
            frame.Source,
            frame.Notice);
    }

    private static double[] Defined(Ensemble ensemble, int target)
    {
        double[] values = [.. ensemble.TargetValue(target).ToArray().Where(double.IsFinite)];
        Array.Sort(values);
        return values;
    }

    /// <summary>The step function through at most <see cref="Steps"/> of its points, from the near end of the axis to the far one.</summary>
    private static LineMark Line(Tone tone, double[] sorted, NumericAxis axis)
    {
        var x = new List<double> { axis.Min };
        var y = new List<double> { 0 };
        int n = sorted.Length, stride = Math.Max(1, n / Steps);
        double held = 0;
        for (int i = 0; i < n; i++)
        {
            // The last of equal values carries the step.
            if (i + 1 < n && (sorted[i + 1] == sorted[i] || (i % stride != 0 && i > 0)))
            {
                continue;
            }

            double share = 100.0 * (i + 1) / n;
            x.AddRange([sorted[i], sorted[i]]);
            y.AddRange([held, share]);
            held = share;
        }

        x.Add(axis.Max);
        y.Add(100);
        return new LineMark(tone, x, y);
    }
}
