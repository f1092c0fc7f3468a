using Planner.Analysis.Sensitivity;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Documents;
using Planner.Reporting.Reports.Html;
using Planner.Reporting.Tables;

namespace Planner.Reporting.Reports.Sections;

/// <summary>What the targets most in doubt depend on: in words, as a tornado, as a table; how to have it where it was not asked for.</summary>
internal sealed class SensitivitySection : IReportSection
{
    // Wide enough that no heading is cut; a browser wraps by itself.
    private const int TableWidth = 200;

    public string Id => "sensitivity";

    public string Heading(ReportFrame frame) => frame.Messages.Say("report.sensitivity");

    public void Write(ReportFrame frame, HtmlWriter html)
    {
        if (frame.Content.Sensitivity is not { Results.Count: > 0 } study)
        {
            html.Element("p", frame.Messages.Say("report.sensitivity.none"));
            return;
        }

        html.Element("p", frame.Messages.Say(
            "report.sensitivity.about", ("runs", frame.Numbers.Fixed(study.Frame.Runs, 0)), ("scenario", frame.In(study.Frame.Scenario.Title)), ("n", frame.Numbers.Fixed(study.Results.Count, 0))));
        var text = new SensitivityText(frame.Language, study.Frame);
        foreach (TornadoResult result in study.Results)
        {
            html.Element("h3", $"{result.Target.Id} {frame.In(result.Target.Title)}");
            ReportFrame.Sentences(html, text.Sentences(result));
            if (SensitivityFigure.Tornado(study.Frame, result, frame.Language) is { } figure)
            {
                frame.Chart(html, figure);
            }

            frame.Panel(html, text.Table(result, TableWidth));
        }
    }
}
