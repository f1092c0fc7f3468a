using System.Globalization;
using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Tables;

/// <summary>
/// A comparison as tables for people: targets × scenarios, and differences against the reference. So many scenarios stand in one panel as the width
/// allows; at 80 columns every panel fits.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class ComparisonText
{
    /// <summary>Least width panels are made for.</summary>
    public const int LeastWidth = 60;

    private const int LabelWidth = 23;
    private const int CellWidth = 18;
    private const int Separator = 1;

    private readonly Language language;
    private readonly Messages messages;
    private readonly NumberText numbers;
    private readonly CaveatText caveats;

    /// <summary>Tables in a language.</summary>
    /// <param name="language">The language.</param>
    public ComparisonText(Language language)
    {
        this.language = language;
        messages = Messages.In(language);
        numbers = new NumberText(language);
        caveats = new CaveatText(language);
    }

    /// <summary>Targets × scenarios: probability in percent with interval, median with P10–P90, likelihood word.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="width">Columns of the terminal; taken as at least <see cref="LeastWidth"/>.</param>
    public IReadOnlyList<TextPanel> Matrix(EnsembleComparison comparison, int width)
    {
        IReadOnlyList<TargetDefinition> targets = comparison.Pack.Targets;
        return Panels(
            "table.matrix.title",
            comparison,
            comparison.Scenarios.Select(s => s.Scenario.Title.In(language)).ToArray(),
            (target, scenario) => Cell(comparison.Scenarios[scenario].Targets[target]),
            messages.Say("table.matrix.note", ("level", numbers.Fixed(100 * comparison.Level, 0))),
            width,
            targets);
    }

    /// <summary>Differences of probabilities against the reference, in percentage points with interval; a star marks those whose interval leaves out 0.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="width">Columns of the terminal; taken as at least <see cref="LeastWidth"/>.</param>
    /// <returns>Panels; none for a single scenario.</returns>
    public IReadOnlyList<TextPanel> Differences(EnsembleComparison comparison, int width)
    {
        IReadOnlyList<TargetDefinition> targets = comparison.Pack.Targets;
        return Panels(
            "table.differences.title",
            comparison,
            comparison.Scenarios.Skip(1).Select(s => s.Scenario.Title.In(language)).ToArray(),
            (target, other) => Cell(comparison.TargetDifferences[(other * targets.Count) + target].Probability),
            messages.Say(
                "table.differences.note",
                ("reference", comparison.Reference.Scenario.Title.In(language)),
                ("level", numbers.Fixed(100 * comparison.Level, 0))) + Uninformed(comparison),
            width,
            targets);
    }

    /// <summary>How much of the differences rests on assumptions that no data inform: the middle target, and the range over targets and scenarios.</summary>
    private string Uninformed(EnsembleComparison comparison)
    {
        double[] shares = [.. comparison.TargetDifferences.Select(d => d.Uninformed).OfType<AssumptionShare>().Select(s => Math.Clamp(s.Estimate, 0, 1)).Order()];
        return shares.Length == 0
            ? ""
            : " " + messages.Say(
                "table.differences.uninformed",
                ("middle", numbers.Percent(shares[shares.Length / 2])), ("low", numbers.Percent(shares[0])), ("high", numbers.Percent(shares[^1])));
    }

    private TextPanel[] Panels(
        string title,
        EnsembleComparison comparison,
        string[] columns,
        Func<int, int, IEnumerable<string>> cell,
        string note,
        int width,
        IReadOnlyList<TargetDefinition> targets)
    {
        int perPanel = Math.Max(1, (Math.Max(width, LeastWidth) - LabelWidth) / (CellWidth + Separator));
        int panels = (columns.Length + perPanel - 1) / perPanel;
        List<string> notes = [note];
        if (DataMark.Of(comparison, language) is { } mark)
        {
            notes.Add(mark);
        }

        // Panels of even breadth: 4 + 4 reads better than 6 + 2.
        int breadth = panels > 0 ? (columns.Length + panels - 1) / panels : 0;
        return Enumerable.Range(0, panels).Select(panel =>
        {
            int first = panel * breadth;
            int[] shown = Enumerable.Range(first, Math.Min(breadth, columns.Length - first)).ToArray();
            IReadOnlyList<string>[] header = [[messages.Say("table.target")], .. shown.Select(c => DisplayWidth.Wrap(columns[c], CellWidth))];
            TextRow[] rows = Enumerable.Range(0, targets.Count).Select(t => new TextRow(
                [Label(targets[t], comparison.Pack), .. shown.Select(c => (IReadOnlyList<string>)cell(t, c).SelectMany(l => DisplayWidth.Wrap(l, CellWidth)).ToArray())])).ToArray();
            string name = messages.Say(title);
            return new TextPanel(
                panels > 1 ? messages.Say("table.part", ("title", name), ("part", numbers.Fixed(panel + 1, 0)), ("of", numbers.Fixed(panels, 0))) : name,
                header,
                [LabelWidth, .. shown.Select(_ => CellWidth)],
                rows,
                notes);
        }).ToArray();
    }

    private string[] Label(TargetDefinition target, RulePack pack) =>
    [
        .. DisplayWidth.Wrap(target.Id + " " + target.Title.In(language), LabelWidth),
        .. DisplayWidth.Wrap(numbers.Requirement(target), LabelWidth),
        .. pack.CarriedOnFrom is { } from && target.Year >= from
            ? DisplayWidth.Wrap(messages.Say("table.carried", ("year", target.Year.ToString(CultureInfo.InvariantCulture))), LabelWidth)
            : [],
    ];

    private IEnumerable<string> Cell(TargetAttainment target)
    {
        if (target.Probability is null)
        {
            yield return messages.Say("table.unset");
            if (target.Median is not null)
            {
                yield return Range(target);
            }

            yield break;
        }

        yield return caveats.Chance(target);
        if (target.Median is not null)
        {
            yield return Range(target);
        }

        yield return Words(target);
    }

    private string Range(TargetAttainment target) => caveats.Value(target, m => numbers.Value(m, target.Target.Unit));

    /// <summary>The likelihood word of a target, or both; where there is none, why.</summary>
    /// <param name="target">The target.</param>
    public string Words(TargetAttainment target) =>
        target.Words.Count == 0 && (!target.Target.IsSet || target.Needed is not null) ? caveats.Unsaid(target) : string.Join(" / ", target.Words.Select(word => word.Word.In(language)));

    private IEnumerable<string> Cell(PairedDifferenceInterval? compared)
    {
        if (compared is not { } difference)
        {
            yield return NumberText.None;
            yield break;
        }

        yield return numbers.Points(difference.Estimate) + (difference.Distinguishable ? " *" : string.Empty);
        yield return messages.Say("table.interval", ("low", numbers.Points(difference.Low)), ("high", numbers.Points(difference.High)));
    }
}
