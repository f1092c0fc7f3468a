using System.Globalization;
using Planner.Analysis.Closing;
using Planner.Localities.Units;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Tables;

/// <summary>Communes' paths to certification for people: a table of many, a page of one.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class PathText
{
    private const int NameWidth = 20;
    private const int NumberWidth = 13;
    private const int LeastCriterionWidth = 18;
    private const double MillionsInBillion = 1000;

    private readonly Language language;
    private readonly Messages messages;
    private readonly NumberText numbers;

    /// <summary>Tables in a language.</summary>
    /// <param name="language">The language.</param>
    public PathText(Language language)
    {
        this.language = language;
        messages = Messages.In(language);
        numbers = new NumberText(language);
    }

    /// <summary>Communes in the order given.</summary>
    /// <param name="paths">The communes to show.</param>
    /// <param name="all">Number of communes of the locality.</param>
    /// <param name="ensemble">The run they come from.</param>
    /// <param name="titles">Titles of criteria by rule name.</param>
    /// <param name="year">Whose thresholds judge the start.</param>
    /// <param name="width">Columns of the terminal.</param>
    public TextPanel Table(
        IReadOnlyList<CommunePath> paths, int all, Ensemble ensemble, IReadOnlyDictionary<string, LocalizedText> titles, int year, int width)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(titles);
        string end = ensemble.Years[^1].ToString(CultureInfo.InvariantCulture);
        int binding = Math.Max(LeastCriterionWidth, width - NameWidth - (4 * (NumberWidth + 1)) - 1);
        int[] widths = [NameWidth, NumberWidth, NumberWidth, NumberWidth, binding, NumberWidth];
        string[] header =
        [
            messages.Say("path.column.commune"), messages.Say("path.column.chance", ("end", end)), messages.Say("path.column.median"),
            messages.Say("path.column.open", ("year", year.ToString(CultureInfo.InvariantCulture))), messages.Say("path.column.binding", ("end", end)),
            messages.Say("path.column.money"),
        ];
        return new TextPanel(
            messages.Say("path.table", ("shown", numbers.Fixed(paths.Count, 0)), ("total", numbers.Fixed(all, 0)), ("scenario", ensemble.Scenario.Title.In(language))),
            [.. header.Select((h, i) => DisplayWidth.Wrap(h, widths[i]))],
            widths,
            [
                .. paths.Select(p => new TextRow(
                [
                    DisplayWidth.Wrap($"{p.Commune.Id} {(p.Commune.Name == p.Commune.Id ? string.Empty : p.Commune.Name)}".TrimEnd(), NameWidth),
                    DisplayWidth.Wrap(Chance(p), NumberWidth),
                    [p.MedianYear?.ToString(CultureInfo.InvariantCulture) ?? NumberText.None],
                    DisplayWidth.Wrap(numbers.Range(p.OpenAtStart, 0), NumberWidth),
                    DisplayWidth.Wrap(p.Binding is { } b ? messages.Say("path.binding", ("criterion", Title(b)), ("share", numbers.Percent(p.BindingShare))) : NumberText.None, binding),
                    DisplayWidth.Wrap((p.NotBought.Count > 0 ? "≥\u00A0" : string.Empty) + numbers.Range(InBillion(p.Money), 1), NumberWidth),
                ])),
            ],
            Notes(ensemble, messages.Say("path.note")));

        string Title(string criterion) => titles.TryGetValue(criterion, out LocalizedText? title) ? title.In(language) : criterion;
    }

    /// <summary>One commune: chances by year, what holds it back, the cheapest way on.</summary>
    /// <param name="path">The commune.</param>
    /// <param name="ensemble">The run it comes from.</param>
    /// <param name="titles">Titles of criteria by rule name.</param>
    /// <param name="year">Whose thresholds judge the start.</param>
    public IReadOnlyList<string> Page(CommunePath path, Ensemble ensemble, IReadOnlyDictionary<string, LocalizedText> titles, int year)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(titles);
        string Title(string criterion) => titles.TryGetValue(criterion, out LocalizedText? title) ? title.In(language) : criterion;
        string judged = year.ToString(CultureInfo.InvariantCulture);
        var lines = new List<string>
        {
            messages.Say(
                "path.page",
                ("commune", path.Commune.Name == path.Commune.Id ? path.Commune.Id : $"{path.Commune.Id} {path.Commune.Name}"),
                ("scenario", ensemble.Scenario.Title.In(language))),
            messages.Say("path.page.chance", ("years", string.Join("; ", ensemble.Years.Select((y, i) => $"{y}: {numbers.Percent(path.CertifiedBy[i])}")))),
        };
        if (path.Binding is { } binding)
        {
            lines.Add(messages.Say(
                "path.page.binding",
                ("end", ensemble.Years[^1].ToString(CultureInfo.InvariantCulture)),
                ("criterion", $"{binding} {Title(binding)}"),
                ("share", numbers.Percent(path.BindingShare))));
        }

        lines.Add(path.OpenAtStart.High == 0
            ? messages.Say("path.page.closed", ("year", judged))
            : messages.Say("path.page.open", ("year", judged), ("open", numbers.Range(path.OpenAtStart, 0))));
        foreach ((int count, (double money, IReadOnlyList<string> criteria)) in path.Sets.Select((s, i) => (i + 1, s)))
        {
            lines.Add(messages.Say(
                "path.page.set",
                ("n", numbers.Fixed(count, 0)),
                ("money", numbers.Fixed(money, money < 100 ? 1 : 0)),
                ("criteria", string.Join("; ", criteria.Select(k => $"{k} {Title(k)}")))));
        }

        if (path.NotBought.Count > 0)
        {
            lines.Add(messages.Say("path.page.notBought", ("criteria", string.Join("; ", path.NotBought.Select(k => $"{k} {Title(k)}")))));
        }

        lines.AddRange(Notes(ensemble, messages.Say("path.note")));
        return lines;
    }

    private IReadOnlyList<string> Notes(Ensemble ensemble, string note) =>
        [note, .. new[] { DataMark.Of(ensemble, language) }.OfType<string>()];

    private static TableRange InBillion(TableRange millions) =>
        new(millions.Mean / MillionsInBillion, millions.Low / MillionsInBillion, millions.High / MillionsInBillion);

    private string Chance(CommunePath path) => numbers.Range(numbers.Percent(path.Interval.Estimate), numbers.PercentLow(path.Interval.Low), numbers.PercentHigh(path.Interval.High));
}
