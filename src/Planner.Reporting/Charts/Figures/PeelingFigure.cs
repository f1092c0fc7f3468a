using System.Globalization;
using Planner.Analysis.Discovery;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Charts.Figures;

/// <summary>The peeling trajectory: what a box gains in density as it loses coverage, and the box chosen.</summary>
public static class PeelingFigure
{
    /// <summary>Makes the figure.</summary>
    /// <param name="found">The findings, with a box.</param>
    /// <param name="target">The target.</param>
    /// <param name="met">Whether the event is that the target is met.</param>
    /// <param name="ensemble">The run.</param>
    /// <param name="language">The language.</param>
    public static Figure Make(ScenarioDiscovery found, TargetDefinition target, bool met, Ensemble ensemble, Language language)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(ensemble);
        var messages = Messages.In(language);
        var numbers = new NumberText(language);

        // From little coverage to much, as a line must ascend.
        BoxMeasure[] steps = [.. found.Trajectory.Select(s => s.Measure).Reverse()];
        BoxMeasure chosen = found.Chosen ?? steps[^1];
        NumericAxis x = NumericAxis.Round(messages.Say("chart.peeling.coverage"), 0, 100, 5, (v, d) => numbers.Fixed(v, d));
        NumericAxis y = NumericAxis.Round(messages.Say("chart.peeling.density"), 0, 100, 5, (v, d) => numbers.Fixed(v, d));
        double rate = 100 * (double)chosen.Events / chosen.Replicates;
        return new Figure(
            messages.Say(
                "chart.peeling.title", ("target", $"{target.Id} {target.Title.In(language)}"), ("event", met ? messages.Say("chart.peeling.met") : messages.Say("chart.peeling.missed"))),
            messages.Say("chart.peeling.subtitle"),
            [
                new Panel(
                    string.Empty,
                    x,
                    y,
                    [
                        new RuleMark(Tone.Muted, false, rate, messages.Say("chart.peeling.base")),
                        new LineMark(Tone.Main, [.. steps.Select(s => 100 * s.Coverage)], [.. steps.Select(s => 100 * s.Density)]),
                        new RuleMark(Tone.Target, true, 100 * chosen.Coverage, messages.Say("chart.peeling.chosen")),
                    ],
                    []),
            ],
            [
                new LegendEntry(LegendKind.Line, Tone.Main, 0, messages.Say("chart.peeling.line")),
                new LegendEntry(LegendKind.Line, Tone.Muted, 0, messages.Say("chart.peeling.base")),
                new LegendEntry(LegendKind.Line, Tone.Target, 0, messages.Say("chart.peeling.chosen")),
            ],
            messages.Say(
                "chart.source",
                ("locality", ensemble.Locality.Title.In(language)),
                ("runs", numbers.Fixed(ensemble.Replicates, 0)),
                ("seed", ensemble.Seed.ToString(CultureInfo.InvariantCulture))),
            DataMark.Of(ensemble, language));
    }
}
