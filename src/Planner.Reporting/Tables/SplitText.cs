using System.Globalization;
using Planner.Analysis.Impact;
using Planner.Analysis.Intervals;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tables;

/// <summary>The difference of two runs split into what changed, for people.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class SplitText
{
    private const int LabelWidth = 22;
    private const int NarrowLabel = 16;
    private const int NarrowestCell = 8;
    private const int WidestCell = 15;
    private const int CausesNamed = 3;
    private const int LongestValue = 60;

    private readonly Language language;
    private readonly Messages messages;
    private readonly NumberText numbers;

    /// <summary>Tables in a language.</summary>
    /// <param name="language">The language.</param>
    public SplitText(Language language)
    {
        this.language = language;
        messages = Messages.In(language);
        numbers = new NumberText(language);
    }

    /// <summary>What a leader should know, each sentence made of the numbers.</summary>
    /// <param name="inputs">What the two runs differ in.</param>
    /// <param name="seeds">Their seeds.</param>
    /// <param name="splits">The targets' differences.</param>
    public IReadOnlyList<string> Sentences(MixedInputs inputs, (long First, long Second) seeds, IReadOnlyList<TargetSplit> splits)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(splits);
        return Sentences(inputs.FirstScenario.Title, inputs.LastScenario.Title, inputs.Differences, seeds, splits);
    }

    /// <summary>The same, of what is known of the two runs' inputs.</summary>
    internal IReadOnlyList<string> Sentences(
        LocalizedText first, LocalizedText last, IReadOnlyList<InputChange> differences, (long First, long Second) seeds, IReadOnlyList<TargetSplit> splits)
    {
        if (differences.Count == 0)
        {
            return [messages.Say("split.same")];
        }

        var lines = new List<string>
        {
            messages.Say(
                "split.what",
                ("a", first.In(language)),
                ("b", last.In(language)),
                ("groups", string.Join(", ", differences.Select(d => d.Group == InputGroup.Seed
                    ? messages.Say("split.group.seed", ("group", GroupName(d.Group)), ("a", Seed(seeds.First)), ("b", Seed(seeds.Second)))
                    : messages.Say(d.Changes.Count + d.Files.Count == 1 ? "split.group.one" : "split.group", ("group", GroupName(d.Group)), ("n", numbers.Fixed(d.Changes.Count + d.Files.Count, 0))))))),
        };
        if (splits.Count == 0)
        {
            return lines;
        }

        TargetSplit[] moved = [.. splits.Where(s => s.Whole.Distinguishable)];
        TargetSplit most = (moved.Length > 0 ? moved : splits).MaxBy(s => Math.Abs(s.Whole.Estimate))!;
        lines.Add(moved.Length == 0
            ? messages.Say("split.still", ("difference", numbers.Points(most.Whole.Estimate)), ("target", Title(most.Target)))
            : messages.Say(
                "split.most",
                ("target", Title(most.Target)),
                ("before", numbers.Percent(most.Before.Estimate)),
                ("after", numbers.Percent(most.After.Estimate)),
                ("difference", numbers.Points(most.Whole.Estimate)),
                ("parts", string.Join(", ", most.Parts.Select(p => messages.Say("split.part", ("group", GroupName(p.Group)), ("points", numbers.Points(p.Share.Estimate))))))));
        TargetSplit[] offset = [.. splits.Where(s => !s.Whole.Distinguishable && s.Parts.Any(p => p.Share.Low > 0) && s.Parts.Any(p => p.Share.High < 0))];
        if (offset.Length > 0)
        {
            lines.Add(messages.Say("split.offset", ("targets", string.Join("; ", offset.Select(s => Title(s.Target))))));
        }

        lines.Add(Cause(most, moved.Length > 0, differences, seeds));
        if (differences.Count > 1)
        {
            // What one order says of a group lies within what the order can make of it; the widest such range, where it is wider than the error.
            (TargetSplit Split, GroupPart Part)? widest = splits.SelectMany(s => s.Parts.Select(p => (Split: s, Part: p)))
                .Where(x => x.Part.Greatest - x.Part.Least > x.Part.Share.High - x.Part.Share.Low)
                .Select(x => ((TargetSplit, GroupPart)?)x).MaxBy(x => x!.Value.Item2.Greatest - x.Value.Item2.Least);
            lines.Add(widest is { } w
                ? messages.Say(
                    "split.order",
                    ("target", Title(w.Split.Target)),
                    ("group", GroupName(w.Part.Group)),
                    ("least", numbers.Points(w.Part.Least)),
                    ("greatest", numbers.Points(w.Part.Greatest)))
                : messages.Say("split.order.none"));
        }

        return lines;
    }

    /// <summary>Targets by groups, the largest whole first.</summary>
    /// <param name="inputs">What the two runs differ in.</param>
    /// <param name="splits">The targets' differences; at least one.</param>
    /// <param name="replicates">Replicates of each mixture.</param>
    /// <param name="width">Columns of the terminal.</param>
    public TextPanel Table(MixedInputs inputs, IReadOnlyList<TargetSplit> splits, int replicates, int width)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(splits);
        return Table(inputs.Differences, DataMark.Of(inputs.Last.Locality, inputs.Last.Pack, language), splits, replicates, width);
    }

    /// <summary>The same, of what is known of the two runs' inputs.</summary>
    internal TextPanel Table(IReadOnlyList<InputChange> differences, string? mark, IReadOnlyList<TargetSplit> splits, int replicates, int width)
    {
        InputGroup[] groups = [.. differences.Select(d => d.Group)];
        int columns = groups.Length + 1, label = LabelWidth, cell = Cell(label);
        if (cell < 2 + NarrowestCell)
        {
            label = NarrowLabel;
            cell = Cell(label);
        }

        bool Moving(TargetSplit split) => split.Whole.Distinguishable || split.Parts.Any(p => p.Share.Distinguishable);
        string[] still = [.. splits.Where(s => !Moving(s)).Select(s => s.Target.Id)];
        (string, string)[] said =
        [
            ("mixtures", numbers.Fixed(1 << groups.Length, 0)),
            ("runs", numbers.Fixed(replicates, 0)),
            ("level", numbers.Fixed(100 * CriticalValue.StandardLevel, 0)),
        ];
        return new TextPanel(
            messages.Say("split.title"),
            [
                [messages.Say("impact.column.target")],
                DisplayWidth.Wrap(messages.Say("split.column.whole"), cell),
                .. groups.Select(g => DisplayWidth.Wrap(GroupName(g), cell)),
            ],
            [label, .. Enumerable.Repeat(cell, columns)],
            [
                .. splits.Where(Moving).OrderByDescending(s => Math.Abs(s.Whole.Estimate)).Select(s => new TextRow(
                [
                    DisplayWidth.Wrap(Title(s.Target), label),
                    Said(s.Whole, cell),
                    .. s.Parts.Select(p => Said(p.Share, cell)),
                ])),
            ],
            [
                groups.Contains(InputGroup.Seed) ? messages.Say("split.note", said) : messages.Say("split.note.noseed", said),
                .. still.Length > 0 ? [messages.Say("impact.targets.still", ("targets", string.Join(", ", still)))] : Array.Empty<string>(),
                .. new[] { mark }.OfType<string>(),
            ]);

        // A cell between columns, and one at each side.
        int Cell(int of) => Math.Clamp(((width - of - 2) / columns) - 1, NarrowestCell, WidestCell);
    }

    /// <summary>Names what changed in the group that moves a target most: each place with file, line, old and new value.</summary>
    private string Cause(TargetSplit split, bool moves, IReadOnlyList<InputChange> differences, (long First, long Second) seeds)
    {
        GroupPart largest = split.Parts.MaxBy(p => Math.Abs(p.Share.Estimate))!;
        InputChange change = differences.First(d => d.Group == largest.Group);
        string[] places =
        [
            .. change.Changes.Select(c => messages.Say(
                "split.cause.item",
                ("name", c.Name),
                ("place", ImpactText.Place(c)),
                ("old", c.Old is null ? messages.Say("impact.none") : DisplayWidth.Shorten(c.Old.Value, LongestValue)),
                ("new", c.New is null ? messages.Say("impact.none") : DisplayWidth.Shorten(c.New.Value, LongestValue)))),
            .. change.Files,
        ];
        string items = change.Group == InputGroup.Seed
            ? messages.Say("split.group.seed", ("group", GroupName(InputGroup.Seed)), ("a", Seed(seeds.First)), ("b", Seed(seeds.Second)))
            : string.Join("; ", places.Take(CausesNamed)) + (places.Length > CausesNamed ? messages.Say("split.cause.more", ("n", numbers.Fixed(places.Length - CausesNamed, 0))) : string.Empty);
        return messages.Say(!moves ? "split.cause.none" : differences.Count == 1 ? "split.cause.one" : "split.cause", ("target", split.Target.Id), ("group", GroupName(largest.Group)), ("items", items));
    }

    /// <summary>The part, its interval below; where that does not fit one line, its ends one below the other.</summary>
    private IReadOnlyList<string> Said(PartInterval part, int width)
    {
        string value = numbers.Points(part.Estimate) + (part.Distinguishable ? "*" : ""), low = numbers.Points(part.Low), high = numbers.Points(part.High);
        string range = numbers.Range("", low, high).Trim();
        return DisplayWidth.Of(range) <= width ? [value, range] : [value, .. range.Split('–', 2) is [string a, string b] ? (string[])[a + "–", b] : [range]];
    }

    private string GroupName(InputGroup group) => group switch
    {
        InputGroup.Rules => messages.Say("impact.group.Rules"),
        InputGroup.Data => messages.Say("impact.group.Data"),
        InputGroup.Budget => messages.Say("impact.group.Budget"),
        InputGroup.Assumptions => messages.Say("impact.group.Assumptions"),
        _ => messages.Say("impact.group.Seed"),
    };

    private string Title(TargetDefinition target) => $"{target.Id} {target.Title.In(language)}";

    private static string Seed(long seed) => seed.ToString(CultureInfo.InvariantCulture);
}
