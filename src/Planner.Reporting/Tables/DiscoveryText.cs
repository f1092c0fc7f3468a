using Planner.Analysis.Discovery;
using Planner.Analysis.Intervals;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Tables;

/// <summary>Under which assumptions targets are missed or met, for people.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class DiscoveryText
{
    private const int LabelWidth = 24;
    private const int CellWidth = 11;
    private const int StepsShown = 8;

    private readonly Language language;
    private readonly Messages messages;
    private readonly NumberText numbers;
    private readonly Ensemble ensemble;
    private readonly ConditionText conditions;

    /// <summary>Texts in a language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="model">The model of the run.</param>
    /// <param name="ensemble">The run.</param>
    public DiscoveryText(Language language, PreparedModel model, Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        this.language = language;
        this.ensemble = ensemble;
        messages = Messages.In(language);
        numbers = new NumberText(language);
        conditions = new ConditionText(language, model, ensemble.Scenario);
    }

    /// <summary>What a leader should know of one target, each sentence made of the findings' numbers.</summary>
    /// <param name="found">The findings.</param>
    /// <param name="target">The target.</param>
    /// <param name="met">Whether it was asked when the target is met.</param>
    /// <param name="turned">Whether that was chosen because missing is the rule.</param>
    public IReadOnlyList<string> Sentences(ScenarioDiscovery found, TargetDefinition target, bool met, bool turned)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(target);
        (string, string) name = ("target", Title(target)), rate = ("rate", numbers.Percent(found.Rate.Estimate));
        var lines = new List<string>();
        if (turned)
        {
            lines.Add(messages.Say("discover.success"));
        }

        switch (found.Verdict)
        {
            case DiscoveryVerdict.TooRare:
                lines.Add(messages.Say(met ? "discover.rare.met" : "discover.rare.missed", name, rate));
                return lines;
            case DiscoveryVerdict.TooCommon:
                lines.Add(messages.Say(met ? "discover.common.met" : "discover.common.missed", name, rate));
                return lines;
            case DiscoveryVerdict.NoBetterThanChance:
                lines.Add(messages.Say("discover.chance", name, rate));
                if (found.Tree?.First is { } first)
                {
                    lines.Add(messages.Say("discover.tree.alone", ("first", InputNames.InSentence(first, messages))));
                }

                return lines;
        }

        lines.Add(messages.Say(
            met ? "discover.met" : "discover.missed", name, rate,
            ("conditions", conditions.Clause(found.Conditions)),
            ("density", numbers.Percent(found.Density!.Value.Estimate)),
            ("low", numbers.PercentLow(found.Density.Value.Low)),
            ("high", numbers.PercentHigh(found.Density.Value.High)),
            ("outside", found.OutsideDensity is { } outside ? numbers.Percent(outside.Estimate) : NumberText.None)));
        lines.Add(messages.Say(
            met ? "discover.coverage.met" : "discover.coverage.missed",
            ("mass", numbers.Percent(found.Mass!.Value.Estimate)),
            ("coverage", numbers.Percent(found.Coverage!.Value.Estimate)),
            ("low", numbers.PercentLow(found.Coverage.Value.Low)),
            ("high", numbers.PercentHigh(found.Coverage.Value.High))));
        TreeVoice tree = found.Tree!;
        (string, string)[] voice =
        [
            ("inside", numbers.Percent(tree.Inside)),
            ("outside", numbers.Percent(tree.Outside)),
            ("shared", numbers.Fixed(tree.Shared, 0)),
            ("all", numbers.Fixed(found.Conditions.Count, 0)),
            ("first", tree.First is { } split ? InputNames.InSentence(split, messages) : NumberText.None),
        ];
        lines.Add(tree.First is null ? messages.Say("discover.tree.none")
            : tree.Shared == found.Conditions.Count ? messages.Say("discover.tree.agree", voice)
            : tree.Shared > 0 ? messages.Say("discover.tree.partly", voice)
            : messages.Say("discover.tree.differ", voice));
        lines.Add(messages.Say(
            "discover.again",
            ("n", numbers.Fixed(found.Resamples, 0)),
            ("items", string.Join(", ", found.Conditions.Select(c => messages.Say(
                "discover.again.item", ("name", InputNames.InSentence(c.Input, messages)), ("times", numbers.Fixed(c.Again, 0))))))));
        return lines;
    }

    /// <summary>The conditions and the peeling trajectory; none where no box was found.</summary>
    /// <param name="found">The findings.</param>
    public IReadOnlyList<TextPanel> Panels(ScenarioDiscovery found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return found.Verdict == DiscoveryVerdict.Found ? [Conditions(found), Trajectory(found)] : [];
    }

    /// <summary>All targets, one row each.</summary>
    /// <param name="found">The findings by target: index into the pack's targets, whether met was asked, what was found.</param>
    /// <param name="width">Columns of the terminal.</param>
    public TextPanel All(IReadOnlyList<(int Target, bool Met, ScenarioDiscovery Found)> found, int width)
    {
        ArgumentNullException.ThrowIfNull(found);
        int label = 20, when = Math.Clamp(width - label - (3 * CellWidth) - 6, 22, 60);
        int[] widths = [label, CellWidth, when, CellWidth, CellWidth - 2];
        string[] header =
        [
            messages.Say("discover.column.target"), messages.Say("discover.column.event"), messages.Say("discover.column.when"), messages.Say("discover.column.inside"),
            messages.Say("discover.column.outside"),
        ];
        return new TextPanel(
            messages.Say("discover.all.title"),
            [.. header.Select((h, i) => DisplayWidth.Wrap(h, widths[i]))],
            widths,
            [
                .. found.Select(f => new TextRow(
                [
                    DisplayWidth.Wrap(Title(ensemble.Pack.Targets[f.Target]), label),
                    DisplayWidth.Wrap(messages.Say(f.Met ? "discover.event.met" : "discover.event.missed", ("rate", numbers.Percent(f.Found.Rate.Estimate))), CellWidth),
                    DisplayWidth.Wrap(
                        f.Found.Verdict switch
                        {
                            DiscoveryVerdict.Found => conditions.Clause(f.Found.Conditions),
                            DiscoveryVerdict.TooRare => messages.Say("discover.all.rare"),
                            DiscoveryVerdict.TooCommon => messages.Say("discover.all.common"),
                            _ => messages.Say("discover.all.chance"),
                        },
                        when),
                    f.Found.Density is { } density ? [numbers.Percent(density.Estimate), $"({numbers.PercentLow(density.Low)}–{numbers.PercentHigh(density.High)})"] : [NumberText.None],
                    [f.Found.OutsideDensity is { } outside ? numbers.Percent(outside.Estimate) : NumberText.None],
                ])),
            ],
            Notes(messages.Say(
                "discover.all.note",
                ("runs", numbers.Fixed(ensemble.Replicates, 0)),
                ("level", Level()),
                ("n", numbers.Fixed(found.Count, 0)),
                ("false", numbers.Fixed(Math.Max(0.1, found.Count * (1 - CriticalValue.StandardLevel) / 2), 1)))));
    }

    private TextPanel Conditions(ScenarioDiscovery found)
    {
        int[] widths = [LabelWidth, CellWidth - 2, CellWidth - 1, CellWidth - 2, CellWidth - 3, CellWidth];
        string[] header =
        [
            messages.Say("discover.column.condition"), messages.Say("discover.column.share"), messages.Say("discover.column.without"), messages.Say("discover.column.p"),
            messages.Say("discover.column.again", ("n", numbers.Fixed(found.Resamples, 0))), messages.Say("discover.column.range"),
        ];
        int held = found.Density!.Value.Replicates + (found.OutsideDensity?.Replicates ?? 0);
        return new TextPanel(
            messages.Say("discover.conditions.title"),
            [.. header.Select((h, i) => DisplayWidth.Wrap(h, widths[i]))],
            widths,
            [
                .. found.Conditions.Select(c => new TextRow(
                [
                    DisplayWidth.Wrap(conditions.Said(c), LabelWidth),
                    [numbers.Percent(ConditionText.ShareOf(c))],
                    [numbers.Percent(c.DensityWithout)],
                    [c.ConfirmP < 0.001 ? "<" + numbers.Fixed(0.001, 3) : numbers.Fixed(c.ConfirmP, 3)],
                    [numbers.Fixed(c.Again, 0)],
                    DisplayWidth.Wrap(conditions.Ranges(c), widths[5]),
                ])),
            ],
            Notes(messages.Say(
                "discover.conditions.note",
                ("searched", numbers.Fixed(found.Chosen!.Value.Replicates, 0)),
                ("held", numbers.Fixed(held, 0)))));
    }

    private TextPanel Trajectory(ScenarioDiscovery found)
    {
        int nearest = Nearest(found);
        int last = found.Trajectory.Count - 1;
        int[] shown = [.. Enumerable.Range(0, StepsShown).Select(i => i * last / (StepsShown - 1)).Append(nearest).Distinct().Order()];
        string[] header =
        [
            messages.Say("discover.column.limits"), messages.Say("discover.column.mass"), messages.Say("discover.column.coverage"), messages.Say("discover.column.density"),
        ];
        int[] widths = [CellWidth + 2, CellWidth + 3, CellWidth + 6, CellWidth + 5];
        return new TextPanel(
            messages.Say("discover.trajectory.title"),
            [.. header.Select((h, i) => DisplayWidth.Wrap(h, widths[i]))],
            widths,
            [
                .. shown.Select(i => found.Trajectory[i]).Select((s, row) => new TextRow(
                [
                    [numbers.Fixed(s.Box.Limits.Count, 0) + (shown[row] == nearest ? "*" : "")],
                    [numbers.Fixed(100 * s.Measure.Mass, 0)],
                    [numbers.Fixed(100 * s.Measure.Coverage, 0)],
                    [numbers.Fixed(100 * s.Measure.Density, 0)],
                ])),
            ],
            [messages.Say("discover.trajectory.note")]);
    }

    /// <summary>The box of the trajectory whose coverage and density are nearest to those of the box chosen.</summary>
    internal static int Nearest(ScenarioDiscovery found) => Enumerable.Range(0, found.Trajectory.Count).MinBy(i =>
    {
        BoxMeasure a = found.Trajectory[i].Measure, b = found.Chosen!.Value;
        return ((a.Coverage - b.Coverage) * (a.Coverage - b.Coverage)) + ((a.Density - b.Density) * (a.Density - b.Density));
    });

    private string Title(TargetDefinition target) => $"{target.Id} {target.Title.In(language)}";

    private string Level() => numbers.Fixed(100 * CriticalValue.StandardLevel, 0);

    private IReadOnlyList<string> Notes(string note) => [note, .. new[] { DataMark.Of(ensemble, language) }.OfType<string>()];
}
