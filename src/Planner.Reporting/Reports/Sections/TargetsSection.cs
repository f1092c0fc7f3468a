using Planner.Analysis.Attainment;
using Planner.Analysis.Intervals;
using Planner.Analysis.Standing;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Reports.Html;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Reports.Sections;

/// <summary>Every target of the reference: where it stands, what is required, what is expected, how likely it is; then the fans of the metrics that targets name.</summary>
internal sealed class TargetsSection : IReportSection
{
    private const int MostInDoubt = 4;

    public string Id => "targets";

    public string Heading(ReportFrame frame) => frame.Messages.Say("report.targets", ("scenario", frame.Title(frame.Comparison.Reference)));

    public void Write(ReportFrame frame, HtmlWriter html)
    {
        Messages say = frame.Messages;
        string year = ReportFrame.Plain(frame.Content.Standings.Count > 0 ? frame.Content.Standings[0].Year : frame.Comparison.Locality.StartYear);
        HtmlTable.Write(
            html,
            say.Say("report.targets.table"),
            [
                new HtmlColumn(say.Say("table.target")), new HtmlColumn(say.Say("report.column.now", ("year", year)), true), new HtmlColumn(say.Say("report.column.required"), true),
                new HtmlColumn(say.Say("report.column.expected"), true), new HtmlColumn(say.Say("report.column.gap"), true), new HtmlColumn(say.Say("report.column.pace"), true),
                new HtmlColumn(say.Say("report.column.chance"), true), new HtmlColumn(say.Say("report.column.word")),
            ],
            frame.Content.Standings.Select(s => Row(frame, s)),
            say.Say("report.targets.note", ("level", frame.Numbers.Fixed(100 * frame.Comparison.Level, 0))),
            frame.Mark);
        string[] metrics = [.. frame.Comparison.Pack.Targets.Select(t => t.Metric).OfType<string>().Distinct().Where(m => frame.Comparison.Pack.Metrics.Any(k => k.Id == m))];
        html.Element("h3", say.Say("report.targets.fans"));
        html.Element("div", () =>
        {
            foreach (string metric in metrics)
            {
                frame.HalfChart(html, FanFigure.Overlay(frame.Comparison, metric, frame.Language, frame.Comparison.Reference.Scenario.Id));
            }
        }, ("class", "fans"));
        TargetStanding[] open = [.. InDoubt(frame)];
        if (open.Length > 0)
        {
            html.Element("h3", say.Say("report.targets.doubt"));
            html.Element("div", () =>
            {
                foreach (TargetStanding standing in open)
                {
                    frame.HalfChart(html, CumulativeFigure.Make(frame.Comparison, standing.Attainment.Target.Id, frame.Language));
                }
            }, ("class", "fans"));
        }
    }

    /// <summary>The targets that may go either way, the least certain first: how near a miss or a success is matters most there.</summary>
    private static IEnumerable<TargetStanding> InDoubt(ReportFrame frame) => frame.Content.Standings
        .Where(s => s.Attainment.Target.IsSet && s.Attainment.Median is not null && s.Attainment.Probability is { Estimate: > 0.01 and < 0.99 })
        .OrderBy(s => Math.Abs(s.Attainment.Probability!.Value.Estimate - 0.5)).Take(MostInDoubt);

    private static HtmlRow Row(ReportFrame frame, TargetStanding standing)
    {
        TargetAttainment a = standing.Attainment;
        NumberText n = frame.Numbers;
        TargetDefinition target = a.Target;
        return new HtmlRow(
            [
                new HtmlCell($"{target.Id} {frame.In(target.Title)}", Title: frame.Messages.Say("report.formula.see"), Link: ReportFrame.FormulaOf(target)),
                new HtmlCell(standing.Done is null ? NumberText.None : n.WithUnit(standing.Done, standing.Unit), standing.Done),
                new HtmlCell(n.Requirement(target), target.IsSet ? target.Required : null),
                new HtmlCell(frame.Caveats.Value(a, m => n.Value(m, target.Unit)), a.Median?.Estimate, Class: "nw"),
                new HtmlCell(a.MedianShortfall is { } gap ? (gap > 0 ? n.Value(gap, target.Unit) : frame.Messages.Say("report.gap.none")) : NumberText.None, a.MedianShortfall),
                new HtmlCell(
                    standing is { RemainingPace: > 0 and { } needed, SimulatedPace: { } simulated }
                        ? frame.Messages.Say("report.pace", ("simulated", n.Fixed(simulated, 2)), ("needed", n.Fixed(needed, 2)))
                        : NumberText.None,
                    standing is { RemainingPace: > 0 and { } pace, SimulatedPace: { } of } ? of / pace : null,
                    Class: "nw"),
                Chance(frame, a),
                new HtmlCell(a.Words.Count == 0 ? frame.Caveats.Unsaid(a) : string.Join(" / ", a.Words.Select(w => frame.In(w.Word)))),
            ],
            "target-" + target.Id);
    }

    /// <summary>A chance with colour and sign: neither alone has to be seen.</summary>
    internal static HtmlCell Chance(ReportFrame frame, TargetAttainment target) => target.Probability is { } p
        ? new HtmlCell(
            frame.Caveats.Chance(target) + " " + Sign(target.Outlook),
            p.Estimate,
            frame.Messages.Say("report.chance.title", ("n", frame.Numbers.Fixed(p.Replicates, 0)), ("effect", frame.Numbers.Fixed(p.Design.Ratio, 1))),
            Css(target.Outlook) + " nw")
        : new HtmlCell(NumberText.None);

    private static string Css(Outlook outlook) => outlook switch { Outlook.Likely => "good", Outlook.Unlikely => "bad", _ => "open" };

    private static string Sign(Outlook outlook) => outlook switch { Outlook.Likely => "▲", Outlook.Unlikely => "▼", _ => "◆" };
}
