using System.Globalization;
using Planner.Analysis.Closing;
using Planner.Analysis.Impact;
using Planner.Analysis.Intervals;
using Planner.Analysis.Tracing;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Tables;

/// <summary>What a change of rules does, for people: sentences, then what differs, communes today, targets.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class ImpactText
{
    private const int LabelWidth = 24;
    private const int NarrowWidth = 9;
    private const int CellWidth = 14;
    private const int PlacesShown = 20;
    private const int LongestValue = 60;

    private readonly Language language;
    private readonly Messages messages;
    private readonly NumberText numbers;

    /// <summary>Tables in a language.</summary>
    /// <param name="language">The language.</param>
    public ImpactText(Language language)
    {
        this.language = language;
        messages = Messages.In(language);
        numbers = new NumberText(language);
    }

    /// <summary>What a leader should know, each sentence made of the findings' numbers.</summary>
    /// <param name="impact">The findings.</param>
    /// <param name="now">The run under the new rules.</param>
    public IReadOnlyList<string> Sentences(RuleImpact impact, Ensemble now)
    {
        ArgumentNullException.ThrowIfNull(impact);
        ArgumentNullException.ThrowIfNull(now);
        IReadOnlyList<RuleChange> changes = impact.Files.Changes;
        string locality = now.Locality.Title.In(language);
        if (changes.Count == 0)
        {
            return [messages.Say("impact.same", ("locality", locality)), .. Wording(impact)];
        }

        var lines = new List<string>
        {
            changes is [RuleChange one]
                ? messages.Say("impact.files.one", ("name", one.Name), ("old", Value(one.Old)), ("new", Value(one.New)))
                : messages.Say("impact.files", ("places", Count(changes.Count)), ("files", Count(changes.Select(c => c.File).Distinct().Count())), ("locality", locality)),
        };
        FlipReview today = impact.Today;
        string year = Year(today.Year);
        FlipCount[] levels = [.. today.Levels.Where(l => l.Any)];
        lines.AddRange(levels.Length == 0
            ? [messages.Say("impact.today.same", ("year", year))]
            : levels.Select(l => messages.Say(
                "impact.today", ("year", year), ("lost", Amount(l.Lost)), ("gained", Amount(l.Gained)), ("level", LevelName(l.Level)))));
        FlipCount? most = today.Criteria.Where(c => c.Any).MaxBy(c => c.Lost.Mean + c.Gained.Mean);
        lines.Add(most is null
            ? messages.Say("impact.criterion.none")
            : messages.Say(
                "impact.criterion", ("criterion", Criterion(most)), ("lost", Amount(most.Lost)), ("gained", Amount(most.Gained)), ("total", Count(today.Communes))));
        if (impact.Targets.Count > 0)
        {
            TargetMove[] moved = [.. impact.Targets.Where(t => t.Difference.Distinguishable)];
            TargetMove largest = (moved.Length > 0 ? moved : impact.Targets).MaxBy(t => Math.Abs(t.Difference.Estimate))!;
            lines.Add(moved.Length == 0
                ? messages.Say(
                    "impact.targets.none", ("scenario", now.Scenario.Title.In(language)), ("total", Count(impact.Targets.Count)),
                    ("difference", numbers.Points(largest.Difference.Estimate)), ("target", Title(largest.New)))
                : messages.Say(
                    "impact.targets",
                    ("scenario", now.Scenario.Title.In(language)),
                    ("moved", Count(moved.Length)),
                    ("total", Count(impact.Targets.Count)),
                    ("target", Title(largest.New)),
                    ("before", numbers.Percent(largest.Before.Estimate)),
                    ("after", numbers.Percent(largest.After.Estimate)),
                    ("difference", numbers.Points(largest.Difference.Estimate)),
                    ("level", numbers.Fixed(100 * CriticalValue.StandardLevel, 0)),
                    ("low", numbers.Points(largest.Difference.Low)),
                    ("high", numbers.Points(largest.Difference.High))));
            int values = impact.Targets.Count(t => !t.Difference.Distinguishable && t.Moves);
            if (values > 0)
            {
                lines.Add(messages.Say("impact.targets.values", ("moved", Count(values))));
            }
        }

        TargetMove[] redefined = [.. impact.Targets.Where(t => t.Redefined)];
        if (redefined.Length > 0)
        {
            lines.Add(messages.Say("impact.redefined", ("targets", string.Join("; ", redefined.Select(t => messages.Say(
                "impact.redefined.item", ("target", Title(t.New)), ("old", numbers.Requirement(t.Old)), ("new", numbers.Requirement(t.New))))))));
        }

        if (impact.OnlyOld.Count > 0)
        {
            lines.Add(messages.Say("impact.onlyOld", ("targets", string.Join(", ", impact.OnlyOld))));
        }

        if (impact.OnlyNew.Count > 0)
        {
            lines.Add(messages.Say("impact.onlyNew", ("targets", string.Join(", ", impact.OnlyNew))));
        }

        if (today.OnlyOld.Count + today.OnlyNew.Count > 0)
        {
            lines.Add(messages.Say("impact.onlyCriteria", ("criteria", string.Join(", ", today.OnlyOld.Concat(today.OnlyNew)))));
        }

        return lines;
    }

    /// <summary>The tables: what differs, communes today by criterion, commune by commune, targets.</summary>
    /// <param name="impact">The findings.</param>
    /// <param name="now">The run under the new rules.</param>
    /// <param name="most">Communes shown at most; ≥ 0.</param>
    /// <param name="width">Columns of the terminal.</param>
    public IReadOnlyList<TextPanel> Panels(RuleImpact impact, Ensemble now, int most, int width)
    {
        ArgumentNullException.ThrowIfNull(impact);
        ArgumentNullException.ThrowIfNull(now);
        var panels = new List<TextPanel>();
        if (impact.Files.Changes.Count > 0)
        {
            panels.Add(Changes(impact.Files.Changes, [.. Wording(impact)], width));
        }

        string[] mark = [.. new[] { DataMark.Of(now, language) }.OfType<string>()];
        FlipReview today = impact.Today;
        if (today.Criteria.Concat(today.Levels).Any(c => c.Any))
        {
            panels.Add(Criteria(today, mark));
            panels.Add(Communes(today, now, most, mark, width));
        }

        if (impact.Targets.Any(t => t.Moves || t.Redefined))
        {
            panels.Add(Targets(impact, now, mark));
        }

        return panels;
    }

    /// <summary>The differences of files, with place and basis.</summary>
    /// <param name="changes">The differences; at least one.</param>
    /// <param name="notes">More notes.</param>
    /// <param name="width">Columns of the terminal.</param>
    public TextPanel Changes(IReadOnlyList<RuleChange> changes, IReadOnlyList<string> notes, int width)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(notes);
        int value = 13, label = Math.Clamp((width - (2 * value)) / 2, 24, 44), basis = Math.Clamp(width - label - (2 * value) - 5, 14, 60);
        string[] header = [messages.Say("impact.column.place"), messages.Say("impact.column.old"), messages.Say("impact.column.new"), messages.Say("impact.column.basis")];
        int[] widths = [label, value, value, basis];
        return new TextPanel(
            messages.Say("impact.changes.title"),
            [.. header.Select((h, i) => DisplayWidth.Wrap(h, widths[i]))],
            widths,
            [
                .. changes.Take(PlacesShown).Select(c => new TextRow(
                [
                    [.. Broken(c.Name, label), .. Broken(Place(c), label)],
                    Broken(Value(c.Old), value),
                    Broken(Value(c.New), value),
                    DisplayWidth.Wrap(DisplayWidth.Shorten(Basis(c.New ?? c.Old!), 3 * basis), basis),
                ])),
            ],
            [.. changes.Count > PlacesShown ? [messages.Say("impact.changes.more", ("n", Count(changes.Count - PlacesShown)))] : Array.Empty<string>(), .. notes]);
    }

    private TextPanel Criteria(FlipReview today, string[] mark)
    {
        string[] header =
        [
            messages.Say("impact.column.what"), messages.Say("impact.column.before"), messages.Say("impact.column.after"), messages.Say("impact.column.lost"),
            messages.Say("impact.column.gained"),
        ];
        return new TextPanel(
            messages.Say("impact.flips.title", ("year", Year(today.Year)), ("total", Count(today.Communes))),
            [.. header.Select((h, i) => DisplayWidth.Wrap(h, i == 0 ? LabelWidth : CellWidth))],
            [LabelWidth, .. Enumerable.Repeat(CellWidth - 2, 4)],
            [
                .. today.Levels.Concat(today.Criteria).Where(c => c.Any).Select(c => new TextRow(
                [
                    DisplayWidth.Wrap(c.Criterion is null ? LevelName(c.Level) : Criterion(c), LabelWidth),
                    .. new[] { c.MetBefore, c.MetAfter, c.Lost, c.Gained }.Select(r => (IReadOnlyList<string>)DisplayWidth.Wrap(Amount(r), CellWidth - 2)),
                ])),
            ],
            [today.Tables > 1 ? messages.Say("impact.flips.note", ("tables", Count(today.Tables))) : messages.Say("impact.flips.note.one"), .. mark]);
    }

    private TextPanel Communes(FlipReview today, Ensemble now, int most, string[] mark, int width)
    {
        IGrouping<string, CommuneFlip>[] communes = [.. today.Flips.GroupBy(f => f.Commune).OrderByDescending(g => g.Max(f => f.Lost + f.Gained)).ThenByDescending(g => g.Count())];
        int rest = Math.Clamp(width - LabelWidth - 8, 40, 90);
        var notes = new List<string>();
        if (communes.Length > most)
        {
            notes.Add(messages.Say("impact.communes.more", ("n", Count(communes.Length - most))));
        }

        if (now.Locality.Synthetic && today.Tables > 1)
        {
            notes.Add(messages.Say("impact.communes.synthetic"));
        }

        return new TextPanel(
            messages.Say("impact.communes.title"),
            [[messages.Say("impact.column.commune")], [messages.Say("impact.column.what")]],
            [LabelWidth, rest],
            [
                .. communes.Take(most).Select(g => new TextRow(
                [
                    DisplayWidth.Wrap($"{g.Key} {g.First().Name}", LabelWidth),
                    DisplayWidth.Wrap(string.Join("; ", g.SelectMany(Said)), rest),
                ])),
            ],
            [.. notes, .. mark]);

        IEnumerable<string> Said(CommuneFlip flip)
        {
            string what = flip.Criterion ?? LevelName(flip.Level);
            if (flip.Lost > 0)
            {
                yield return InTables(messages.Say("impact.communes.lost", ("what", what)), flip.Lost, flip.Tables);
            }

            if (flip.Gained > 0)
            {
                yield return InTables(messages.Say("impact.communes.gained", ("what", what)), flip.Gained, flip.Tables);
            }
        }
    }

    private string InTables(string what, int n, int tables) =>
        tables == 1 ? what : messages.Say("impact.communes.tables", ("what", what), ("n", Count(n)), ("tables", Count(tables)));

    private TextPanel Targets(RuleImpact impact, Ensemble now, string[] mark)
    {
        string[] header =
        [
            messages.Say("impact.column.target"), messages.Say("impact.column.was"), messages.Say("impact.column.is"), messages.Say("impact.column.difference"),
            messages.Say("impact.column.value"),
        ];
        int[] widths = [LabelWidth, NarrowWidth - 4, NarrowWidth - 4, CellWidth + 1, CellWidth + 6];
        return new TextPanel(
            messages.Say("impact.targets.title"),
            [.. header.Select((h, i) => DisplayWidth.Wrap(h, widths[i]))],
            widths,
            [
                .. impact.Targets.Where(t => t.Moves || t.Redefined).OrderByDescending(t => Math.Abs(t.Difference.Estimate)).Select(t => new TextRow(
                [
                    DisplayWidth.Wrap(Title(t.New), LabelWidth),
                    [numbers.Percent(t.Before.Estimate)],
                    [numbers.Percent(t.After.Estimate)],
                    DisplayWidth.Wrap(Starred(t.Difference.Distinguishable, numbers.Points(t.Difference.Estimate), numbers.Points(t.Difference.Low), numbers.Points(t.Difference.High)), widths[3]),
                    DisplayWidth.Wrap(Moved(t), widths[4]),
                ])),
            ],
            [
                messages.Say(
                    "impact.targets.note",
                    ("runs", Count(now.Replicates)),
                    ("seed", now.Seed.ToString(CultureInfo.InvariantCulture)),
                    ("level", numbers.Fixed(100 * CriticalValue.StandardLevel, 0)),
                    ("tables", now.Locality.Tables.Count > 1 ? messages.Say("impact.targets.tables") : "")),
                .. impact.Targets.Any(t => !t.Moves && !t.Redefined)
                    ? [messages.Say("impact.targets.still", ("targets", string.Join(", ", impact.Targets.Where(t => !t.Moves && !t.Redefined).Select(t => t.New.Id))))]
                    : Array.Empty<string>(),
                .. mark,
            ]);
    }

    private string Moved(TargetMove move)
    {
        if (move.Value is not { } value)
        {
            return NumberText.None;
        }

        int decimals = move.New.Unit is "households" or "persons" ? 0 : 2;
        return Starred(value.Distinguishable, numbers.Signed(value.Estimate, decimals), numbers.Signed(value.Low, decimals), numbers.Signed(value.High, decimals));
    }

    private string Starred(bool star, string value, string low, string high) => numbers.Range(star ? value + "*" : value, low, high);

    private IEnumerable<string> Wording(RuleImpact impact) =>
        impact.Files.Wordings > 0 ? [messages.Say("impact.changes.wording", ("n", Count(impact.Files.Wordings)))] : [];

    internal static string Place(RuleChange change)
    {
        Rules.Diagnostics.SourceSpan place = (change.New ?? change.Old!).Place;
        return string.Create(CultureInfo.InvariantCulture, $"{place.File}:{place.Line}");
    }

    /// <summary>Wrapped where lines of names may break: after a slash, a colon or a space; else anywhere.</summary>
    private static List<string> Broken(string text, int width)
    {
        var lines = new List<string>();
        string rest = text;
        while (DisplayWidth.Of(rest) > width)
        {
            int cut = rest.LastIndexOfAny(['/', ' ', ':', '-'], width - 1) + 1;
            cut = cut <= width / 3 ? width : cut;
            lines.Add(rest[..cut].TrimEnd());
            rest = rest[cut..];
        }

        lines.Add(rest);
        return lines;
    }

    private string Value(ChangeSide? side) => side is null ? messages.Say("impact.none") : DisplayWidth.Shorten(side.Value, LongestValue);

    private string Basis(ChangeSide side) => side.Basis switch
    {
        FigureKind.Source => messages.Say("impact.basis.Source", ("text", side.Provenance.In(language))),
        FigureKind.Assumption => messages.Say("impact.basis.Assumption", ("text", side.Provenance.In(language))),
        FigureKind.Decision => messages.Say("impact.basis.Decision"),
        _ => messages.Say("impact.basis.Missing"),
    };

    private string LevelName(CommuneLevel level) => level switch
    {
        CommuneLevel.NewRural => messages.Say("impact.level.NewRural"),
        CommuneLevel.Advanced => messages.Say("impact.level.Advanced"),
        _ => messages.Say("impact.level.Model"),
    };

    private string Criterion(FlipCount count) => count.Title is null ? $"{count.Set}/{count.Criterion}" : $"{count.Criterion} {count.Title.In(language)}";

    private string Title(TargetDefinition target) => $"{target.Id} {target.Title.In(language)}";

    // A mean over tables has a decimal; what is counted in one table, or alike in all, has none.
    private string Amount(TableRange range) => range.Low.Equals(range.High)
        ? numbers.Fixed(range.Mean, 0)
        : numbers.Range(numbers.Fixed(range.Mean, 1), numbers.Fixed(range.Low, 0), numbers.Fixed(range.High, 0));

    private string Count(int n) => numbers.Fixed(n, 0);

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
