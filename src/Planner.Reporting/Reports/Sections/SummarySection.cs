using Planner.Analysis.Attainment;
using Planner.Reporting.Conclusion;
using Planner.Reporting.Reports.Html;
using Planner.Reporting.Tables;

namespace Planner.Reporting.Reports.Sections;

/// <summary>The page for leadership: how many targets are safe, which are at risk, what stands in the way, which way of spending does better.</summary>
internal sealed class SummarySection : IReportSection
{
    private static readonly (Outlook Outlook, string Key, string Class)[] Heaps =
    [
        (Outlook.Likely, "chart.legend.likely", "good"), (Outlook.Uncertain, "chart.legend.uncertain", "open"), (Outlook.Unlikely, "chart.legend.unlikely", "bad"),
    ];

    public string Id => "summary";

    public string Heading(ReportFrame frame) => frame.Messages.Say("report.summary");

    public void Write(ReportFrame frame, HtmlWriter html)
    {
        IReadOnlyList<TargetAttainment> targets = frame.Comparison.Reference.Targets;
        html.Element("ul", () =>
        {
            foreach ((Outlook outlook, string key, string css) in Heaps)
            {
                TargetAttainment[] heap = [.. targets.Where(t => t.Outlook == outlook)];
                html.Element(
                    "li",
                    () =>
                    {
                        html.Element("strong", frame.Numbers.Fixed(heap.Length, 0));
                        html.Element("span", frame.Messages.Template(key));
                        html.Element("small", string.Join(", ", heap.Select(t => t.Target.Id)));
                    },
                    ("class", css));
            }
        }, ("class", "counts"));
        html.Element("ol", () =>
        {
            foreach (string line in new ConclusionWriter(frame.Language).Write(frame.Comparison))
            {
                html.Element("li", line);
            }
        }, ("class", "conclusion"));
        IReadOnlyList<string> caveats = frame.Caveats.Sentences(frame.Comparison);
        if (caveats.Count > 0)
        {
            html.Element("ul", () =>
            {
                foreach (string caveat in caveats)
                {
                    html.Element("li", caveat);
                }
            }, ("class", "caveats"));
        }

        if (frame.Content.Joint is { } joint)
        {
            html.Element("p", frame.Messages.Say(
                "report.joint",
                ("n", frame.Numbers.Fixed(targets.Count(t => t.Probability is not null), 0)),
                ("frequency", frame.Caveats.Often(joint, frame.Comparison)),
                ("low", frame.Numbers.PercentLow(joint.Low)),
                ("high", frame.Numbers.PercentHigh(joint.High))));
        }

        html.Element("h3", frame.Messages.Say("report.summary.choice"));
        ReportFrame.Sentences(html, new DecisionText(frame.Language).Sentences(frame.Content.Choice, frame.Comparison));
        html.Element("h3", frame.Messages.Say("report.summary.obstacles"));
        ReportFrame.Sentences(html, new BottleneckText(frame.Language).Sentences(frame.Content.Bottlenecks, frame.Comparison.Reference.Ensemble).Skip(1));
    }
}
