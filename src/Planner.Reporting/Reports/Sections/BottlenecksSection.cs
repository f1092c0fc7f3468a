using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Reports.Html;
using Planner.Reporting.Tables;

namespace Planner.Reporting.Reports.Sections;

/// <summary>Which criteria hold communes back under the reference, and what closing them would cost.</summary>
internal sealed class BottlenecksSection : IReportSection
{
    public string Id => "bottlenecks";

    public string Heading(ReportFrame frame) => frame.Messages.Say("report.summary.obstacles");

    public void Write(ReportFrame frame, HtmlWriter html)
    {
        var text = new BottleneckText(frame.Language);
        ReportFrame.Sentences(html, text.Sentences(frame.Content.Bottlenecks, frame.Comparison.Reference.Ensemble));
        frame.Panel(html, text.Criteria(frame.Content.Bottlenecks, frame.Comparison.Reference.Ensemble));
        if (frame.Comparison.Reference.Criteria.Count > 0)
        {
            frame.Chart(html, CriteriaFigure.Make(frame.Comparison, frame.Language));
            if (frame.Comparison.Locality.Districts.Count > 1)
            {
                frame.Chart(html, CriteriaFigure.ByDistrict(frame.Comparison, frame.Language));
            }
        }
    }
}
