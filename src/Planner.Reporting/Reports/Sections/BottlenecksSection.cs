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

        // The first word of a row is the name of the criterion's rule.
        HashSet<string> known = [.. frame.Content.Bottlenecks.Criteria.Select(c => c.Criterion)];
        frame.Panel(
            html,
            text.Criteria(frame.Content.Bottlenecks, frame.Comparison.Reference.Ensemble),
            row => known.Contains(row.Split(' ')[0]) ? ReportFrame.CriterionOf(row.Split(' ')[0]) : null);
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
