using Planner.Analysis.Closing;
using Planner.Reporting.Reports.Html;
using Planner.Reporting.Text;

namespace Planner.Reporting.Reports.Sections;

/// <summary>Every commune: its chance of the certificate by year, what holds it back, what the rest would cost.</summary>
internal sealed class CommunesSection : IReportSection
{
    private const double MillionsInBillion = 1000;
    private const int Shades = 5;

    public string Id => "communes";

    public string Heading(ReportFrame frame) => frame.Messages.Say("report.communes");

    public void Write(ReportFrame frame, HtmlWriter html)
    {
        IReadOnlyList<int> years = frame.Comparison.Reference.Ensemble.Years;
        HtmlTable.Write(
            html,
            frame.Messages.Say("report.communes.table", ("scenario", frame.Title(frame.Comparison.Reference))),
            [
                new HtmlColumn(frame.Messages.Say("path.column.commune")), new HtmlColumn(frame.Messages.Say("bottleneck.column.district")),
                .. years.Select(y => new HtmlColumn(ReportFrame.Plain(y), true)),
                new HtmlColumn(frame.Messages.Say("path.column.open", ("year", ReportFrame.Plain(frame.Content.Bottlenecks.Year))), true),
                new HtmlColumn(frame.Messages.Say("path.column.binding", ("end", ReportFrame.Plain(years[^1])))), new HtmlColumn(frame.Messages.Say("path.column.money"), true),
            ],
            frame.Content.Paths.OrderByDescending(p => p.Interval.Estimate).ThenBy(p => p.OpenAtStart.Mean).Select(p => Row(frame, p)),
            frame.Messages.Say("report.communes.note"),
            frame.Messages.Say("path.note"),
            frame.Mark);
    }

    private static HtmlRow Row(ReportFrame frame, CommunePath path)
    {
        NumberText n = frame.Numbers;
        double money = path.Money.Mean / MillionsInBillion;
        return new HtmlRow(
        [
            path.Commune.Name == path.Commune.Id ? new HtmlCell(path.Commune.Id, Class: "id") : $"{path.Commune.Id} {path.Commune.Name}",
            frame.In(frame.Comparison.Locality.Districts[path.Commune.District].Title),
            .. path.CertifiedBy.Select((share, y) => new HtmlCell(
                n.Percent(share),
                share,
                y == path.CertifiedBy.Count - 1 ? n.Range(n.Percent(share), n.PercentLow(path.Interval.Low), n.PercentHigh(path.Interval.High)) : null,
                "heat" + (int)Math.Round(share * Shades))),
            new HtmlCell(n.Range(path.OpenAtStart, 0), path.OpenAtStart.Mean),
            path.Binding is { } binding
                ? new HtmlCell(frame.Messages.Say("path.binding", ("criterion", Title(frame, binding)), ("share", n.Percent(path.BindingShare))), Link: ReportFrame.CriterionOf(binding))
                : new HtmlCell(NumberText.None),
            new HtmlCell((path.NotBought.Count > 0 ? "≥\u00A0" : string.Empty) + n.Fixed(money, 1), money),
        ]);
    }

    private static string Title(ReportFrame frame, string criterion) => frame.Content.CriterionTitles.TryGetValue(criterion, out Rules.Pack.LocalizedText? title) ? frame.In(title) : criterion;
}
