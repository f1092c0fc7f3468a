using Planner.Analysis.Decision;
using Planner.Reporting.Reports.Html;
using Planner.Reporting.Tables;

namespace Planner.Reporting.Reports.Sections;

/// <summary>How districts fare under the reference: communes certified, money a household, criteria that hold back most.</summary>
internal sealed class DistrictsSection : IReportSection
{
    // As wide as the columns of all criteria shown.
    private const int TableWidth = 200;

    public string Id => "districts";

    public string Heading(ReportFrame frame) => frame.Messages.Say("report.districts");

    public void Write(ReportFrame frame, HtmlWriter html)
    {
        DistrictEvenness evenness = frame.Content.Choice.Evenness[0];
        HtmlTable.Write(
            html,
            frame.Messages.Say("report.districts.table", ("scenario", frame.Title(frame.Comparison.Reference)), ("end", ReportFrame.Plain(frame.Comparison.Locality.EndYear))),
            [
                new HtmlColumn(frame.Messages.Say("bottleneck.column.district")), new HtmlColumn(frame.Messages.Say("report.column.communes"), true),
                new HtmlColumn(frame.Messages.Say("report.column.certified"), true), new HtmlColumn(frame.Messages.Say("report.column.certifiedShare"), true),
                new HtmlColumn(frame.Messages.Say("report.column.households"), true), new HtmlColumn(frame.Messages.Say("report.column.money"), true),
                new HtmlColumn(frame.Messages.Say("report.column.perHousehold"), true),
            ],
            evenness.Districts.Select(d => new HtmlRow(
            [
                frame.In(frame.Comparison.Locality.Districts.First(k => k.Id == d.District).Title), new HtmlCell(frame.Numbers.Fixed(d.Communes, 0), d.Communes),
                new HtmlCell(frame.Numbers.Fixed(d.Certified, 1), d.Certified), new HtmlCell(frame.Numbers.Fixed(100 * d.Certified / d.Communes, 0), d.Certified / d.Communes),
                new HtmlCell(frame.Numbers.Fixed(d.Households, 0), d.Households), new HtmlCell(frame.Numbers.Fixed(d.Money, 0), d.Money),
                new HtmlCell(frame.Numbers.Fixed(d.MoneyPerHousehold, 1), d.MoneyPerHousehold),
            ])),
            frame.Messages.Say("report.districts.note"),
            frame.Mark);
        frame.Panel(html, new BottleneckText(frame.Language).Districts(frame.Content.Bottlenecks, frame.Comparison.Reference.Ensemble, TableWidth));
    }
}
