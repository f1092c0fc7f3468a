using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Reports.Html;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;

namespace Planner.Reporting.Reports.Sections;

/// <summary>The ways of spending: what each does, how likely each target is under it, how it differs from the reference, which to choose.</summary>
internal sealed class ScenariosSection : IReportSection
{
    public string Id => "scenarios";

    public string Heading(ReportFrame frame) => frame.Messages.Say("report.scenarios", ("n", frame.Numbers.Fixed(frame.Comparison.Scenarios.Count, 0)));

    public void Write(ReportFrame frame, HtmlWriter html)
    {
        EnsembleComparison comparison = frame.Comparison;
        HtmlTable.Write(
            html,
            frame.Messages.Say("report.scenarios.table"),
            [
                new HtmlColumn(frame.Messages.Say("decision.column.scenario")), new HtmlColumn(frame.Messages.Say("report.column.description")),
                new HtmlColumn(frame.Messages.Say("report.column.approved"), true), new HtmlColumn(frame.Messages.Say("report.column.spent"), true),
                new HtmlColumn(frame.Messages.Say("chart.legend.likely"), true),
            ],
            comparison.Scenarios.Select(s => new HtmlRow(
            [
                frame.Title(s), frame.In(s.Scenario.Description), new HtmlCell(frame.Numbers.Fixed(s.Money.Approved, 0), s.Money.Approved),
                new HtmlCell(frame.Numbers.Fixed(s.Money.Spent, 0), s.Money.Spent),
                new HtmlCell(frame.Numbers.Fixed(s.Targets.Count(t => t.Outlook == Analysis.Attainment.Outlook.Likely), 0)),
            ])),
            frame.Messages.Say("report.scenarios.note"));
        html.Element("div", () => Tables(frame, html), ("class", "wide"));
        frame.Chart(html, ProbabilityFigure.Make(comparison, frame.Language));
        if (comparison.Scenarios.Count > 1)
        {
            frame.Chart(html, DifferenceFigure.Make(comparison, frame.Language));
        }

        html.Element("h3", frame.Messages.Say("report.summary.choice"));
        foreach (TextPanel panel in new DecisionText(frame.Language).Panels(frame.Content.Choice, comparison))
        {
            frame.Panel(html, panel);
        }
    }

    private static void Tables(ReportFrame frame, HtmlWriter html)
    {
        EnsembleComparison comparison = frame.Comparison;
        HtmlTable.Write(
            html,
            frame.Messages.Say("table.matrix.title"),
            [new HtmlColumn(frame.Messages.Say("table.target")), .. comparison.Scenarios.Select(s => new HtmlColumn(frame.Title(s), true))],
            comparison.Pack.Targets.Select((target, t) => new HtmlRow(
            [
                new HtmlCell(target.Id, Class: "id", Title: frame.In(target.Title) + " " + frame.Numbers.Requirement(target), Link: "target-" + target.Id),
                .. comparison.Scenarios.Select(s => TargetsSection.Chance(frame, s.Targets[t])),
            ])),
            frame.Messages.Say("report.matrix.note", ("level", frame.Numbers.Fixed(100 * comparison.Level, 0))),
            frame.Mark);
        if (comparison.Scenarios.Count > 1)
        {
            HtmlTable.Write(
                html,
                frame.Messages.Say("table.differences.title"),
                [new HtmlColumn(frame.Messages.Say("table.target")), .. comparison.Scenarios.Skip(1).Select(s => new HtmlColumn(frame.Title(s), true))],
                comparison.Pack.Targets.Select((target, t) => new HtmlRow(
                [
                    new HtmlCell(target.Id, Class: "id", Title: frame.In(target.Title), Link: "target-" + target.Id),
                    .. Enumerable.Range(0, comparison.Scenarios.Count - 1).Select(o => Difference(frame, comparison.TargetDifferences[(o * comparison.Pack.Targets.Count) + t])),
                ])),
                frame.Messages.Say("table.differences.note", ("reference", frame.Title(comparison.Reference)), ("level", frame.Numbers.Fixed(100 * comparison.Level, 0))),
                frame.Mark);
        }
    }

    private static HtmlCell Difference(ReportFrame frame, TargetDifference difference) => difference.Probability is { } p
        ? new HtmlCell(
            frame.Numbers.Points(p.Estimate) + (p.Distinguishable ? " *" : string.Empty) + " "
                + frame.Messages.Say("table.interval", ("low", frame.Numbers.Points(p.Low)), ("high", frame.Numbers.Points(p.High))),
            p.Estimate,
            frame.Messages.Say("report.difference.title", ("better", frame.Numbers.Percent(difference.Better)), ("equal", frame.Numbers.Percent(difference.Equal))),
            !p.Distinguishable ? null : p.Estimate > 0 ? "good" : "bad")
        : new HtmlCell(NumberText.None);
}
