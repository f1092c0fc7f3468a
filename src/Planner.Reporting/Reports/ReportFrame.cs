using System.Globalization;
using Planner.Analysis.Comparison;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Charts.Svg;
using Planner.Reporting.Reports.Html;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Reports;

/// <summary>What every section of a report needs: the content, the language, and how charts and tables go in.</summary>
internal sealed class ReportFrame
{
    // Two rows of two panels are what a printed page holds.
    private const int MostPanels = 4;

    // Rows of a panel of which two, one above the other, fit an A4 page.
    private const int MostRowsOfTwo = 20;

    private readonly SvgRenderer renderer = new();

    // Half as wide as the page: drawn at that width, so that its letters are as large as those of the others.
    private readonly SvgRenderer halfWide = new(520);

    public ReportFrame(ReportContent content, Language language)
    {
        Content = content;
        Language = language;
        Messages = Messages.In(language);
        Numbers = new NumberText(language);
        Caveats = new CaveatText(language);
        Mark = DataMark.Of(content.Comparison, language);
    }

    public ReportContent Content { get; }

    public Language Language { get; }

    public Messages Messages { get; }

    public NumberText Numbers { get; }

    /// <summary>What cannot be said, and why.</summary>
    public CaveatText Caveats { get; }

    /// <summary>The mark of synthetic data and drafts; null where neither holds.</summary>
    public string? Mark { get; }

    public EnsembleComparison Comparison => Content.Comparison;

    public string In(LocalizedText text) => text.In(Language);

    public string Title(ScenarioResult scenario) => In(scenario.Scenario.Title);

    public static string Plain(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>The anchor of a criterion's rule.</summary>
    /// <param name="rule">Name of its rule.</param>
    public static string CriterionOf(string rule) => "criterion-" + string.Concat(rule.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_'));

    /// <summary>Id of a target's row among the formulas.</summary>
    public static string FormulaOf(TargetDefinition target) => "formula-" + target.Id;

    /// <summary>A chart, with what it shows as text for who cannot see it; one of many panels as several charts, each as large as a page can hold.</summary>
    public void Chart(HtmlWriter html, Figure figure)
    {
        // Two panels stand side by side; a second pair below them must still fit the page, or printing cuts the chart.
        int rows = figure.Panels.Select(p => p.Y).OfType<CategoryAxis>().Select(a => a.Labels.Count).DefaultIfEmpty().Max();
        int most = rows > MostRowsOfTwo ? MostPanels / 2 : MostPanels;
        int parts = (figure.Panels.Count + most - 1) / most;
        for (int part = 0; part < parts; part++)
        {
            string title = parts == 1 ? figure.Title : Messages.Say("table.part", ("title", figure.Title), ("part", Numbers.Fixed(part + 1, 0)), ("of", Numbers.Fixed(parts, 0)));
            Draw(html, renderer, figure with { Title = title, Panels = [.. figure.Panels.Skip(part * most).Take(most)] });
        }
    }

    /// <summary>A chart of one panel that stands beside another.</summary>
    public void HalfChart(HtmlWriter html, Figure figure) => Draw(html, halfWide, figure);

    /// <summary>A table made for terminals: its wrapped lines joined again.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="panel">The table.</param>
    /// <param name="link">Where a row's first cell leads, by its text; null for nowhere.</param>
    public void Panel(HtmlWriter html, TextPanel panel, Func<string, string?>? link = null)
    {
        HtmlColumn[] columns = [.. panel.Header.Select((h, i) => new HtmlColumn(Joined(h), i > 0 && panel.Rows.All(r => SortKey(Joined(r.Cells[i])) is not null || Joined(r.Cells[i]) == NumberText.None)))];
        HtmlTable.Write(
            html,
            panel.Title,
            columns,
            panel.Rows.Select(r => new HtmlRow([.. r.Cells.Select(Joined).Select((text, i) => new HtmlCell(text, SortKey(text), Link: i == 0 ? link?.Invoke(text) : null))])),
            [.. panel.Notes]);
    }

    /// <summary>A paragraph of each sentence.</summary>
    public static void Sentences(HtmlWriter html, IEnumerable<string> sentences)
    {
        foreach (string sentence in sentences)
        {
            html.Element("p", sentence);
        }
    }

    private static void Draw(HtmlWriter html, SvgRenderer renderer, Figure figure) => html.Element(
        "figure",
        () => html.Raw(renderer.Render(figure).Replace("role=\"img\"", $"role=\"img\" aria-label=\"{SvgWriter.Escape(figure.Title)}\"", StringComparison.Ordinal)));

    private static string Joined(IReadOnlyList<string> lines) => string.Join(' ', lines);

    /// <summary>The number a text begins with, for sorting; null where it begins with none.</summary>
    private double? SortKey(string text)
    {
        string number = new([.. text.TrimStart('<', '>', '≥', '\u00A0', '+').TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or ',' or '−')]);
        number = Language == Language.Vietnamese
            ? number.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : number.Replace(",", "", StringComparison.Ordinal);
        return double.TryParse(number.Replace('−', '-').TrimEnd('.'), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
    }
}
