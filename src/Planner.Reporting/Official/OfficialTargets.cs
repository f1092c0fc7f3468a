using Planner.Analysis.Attainment;
using Planner.Analysis.Closing;
using Planner.Analysis.Intervals;
using Planner.Analysis.Standing;
using Planner.Reporting.Reports;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Official;

/// <summary>What an official report says of each target: in sentences, and as a row of the appendix.</summary>
internal sealed class OfficialTargets
{
    private const int CriteriaNamed = 2;
    private const int TableSize = 19;
    private const int IdWidth = 34;

    // A blank to be filled in by hand.
    private const string Blank = "……";

    private readonly ReportFrame frame;
    private readonly HashSet<string> byCriteria;

    public OfficialTargets(ReportFrame frame)
    {
        this.frame = frame;

        // What criteria decide, by the figures of the criteria files and the targets they touch.
        HashSet<string> files = [.. frame.Comparison.Pack.CriteriaSets.Where(s => s.Scope == IndicatorScope.Commune).Select(s => s.Workflow.Span.File)];
        byCriteria = [.. frame.Content.Figures.Where(f => files.Contains(f.Place.File)).SelectMany(f => f.Targets)];
    }

    private Messages Say => frame.Messages;

    /// <summary>The body a target is assigned to, or a blank.</summary>
    public string Agency(TargetDefinition target) => target.LeadAgency is { } agency ? frame.In(agency.Title) : Blank;

    /// <summary>Chance with its interval: <c>57 (52–61)</c>.</summary>
    public string Chance(TargetAttainment target) => target.Probability is null ? NumberText.None : frame.Caveats.Chance(target);

    /// <summary>Likelihood words.</summary>
    public string Words(TargetAttainment target) => target.Words.Count == 0 ? frame.Caveats.Unsaid(target) : string.Join(" / ", target.Words.Select(w => frame.In(w.Word)));

    /// <summary>How far the median lies from what is required.</summary>
    public string Gap(TargetAttainment target, bool unit)
    {
        if (!target.Target.IsSet || target.Median is not { } median || target.MedianShortfall is not { } shortfall)
        {
            return NumberText.None;
        }

        double over = Math.Abs(median.Estimate - target.Target.Required);
        string Value(double value) => unit ? frame.Numbers.WithUnit(value, target.Target.Unit) : frame.Numbers.Value(value, target.Target.Unit);

        // Less than is written: neither short nor beyond. Counts that are not whole are written with one decimal, 0 with none.
        if (Value(over).Trim('0', ',', '.') == Value(0).Trim('0', ',', '.'))
        {
            return Say.Say("official.gap.exact");
        }

        return shortfall > 0 ? Say.Say("official.gap.short", ("gap", Value(shortfall)))
            : Say.Say("official.gap.over", ("gap", Value(over)));
    }

    /// <summary>What stands in a target's way, made from the run; null where it is likely or not set.</summary>
    public string? Obstacle(TargetStanding standing)
    {
        TargetAttainment a = standing.Attainment;
        if (a.Outlook is Outlook.Likely or Outlook.NotSet)
        {
            return null;
        }

        CriterionBottleneck[] failing = [.. frame.Content.Bottlenecks.Criteria.Where(c => c.FailingAtEnd >= 1).Take(CriteriaNamed)];
        if (failing.Length > 0 && a.Target.Unit is "communes" or "districts" or "criteria" or "criteria per commune" && byCriteria.Contains(a.Target.Id))
        {
            return Say.Say(
                "official.obstacle.criteria",
                ("year", ReportFrame.Plain(frame.Comparison.Reference.Ensemble.Years[^1])),
                ("items", string.Join(", ", failing.Select(c => Say.Say("official.obstacle.criterion", ("communes", frame.Numbers.Fixed(c.FailingAtEnd, 0)), ("title", frame.In(c.Title)))))));
        }

        return standing is { RemainingPace: > 0 and { } needed, SimulatedPace: { } simulated } && simulated < needed
            ? Say.Say("official.obstacle.pace", ("simulated", frame.Numbers.WithUnit(simulated, a.Target.Unit)), ("needed", frame.Numbers.WithUnit(needed, a.Target.Unit)))
            : Say.Say(a.MedianShortfall > 0 ? "official.obstacle.median" : "official.obstacle.spread");
    }

    /// <summary>The findings, a paragraph or two a target.</summary>
    public void Write(DocxBody body)
    {
        body.Paragraph(DocxStyle.Part, Say.Say("official.findings"));
        body.Paragraph(DocxStyle.Note, Say.Say("official.findings.note", ("level", frame.Numbers.Fixed(100 * frame.Comparison.Level, 0))));
        foreach (TargetStanding standing in frame.Content.Standings)
        {
            TargetAttainment a = standing.Attainment;
            TargetDefinition target = a.Target;
            body.Paragraph(DocxStyle.Point, $"{target.Id}. {frame.In(target.Title)}");
            string text = target.IsSet
                ? Say.Say(
                    "official.target", ("required", frame.Numbers.Requirement(target)), ("date", Date(target.EvaluatedAt)), ("start", ReportFrame.Plain(frame.Comparison.Locality.StartYear)),
                    ("now", Start(target, unit: true)), ("expected", Expected(a, unit: true)), ("gap", Gap(a, unit: true)), ("chance", Chance(a)), ("words", Words(a)))
                : Say.Say("official.target.unset", ("start", ReportFrame.Plain(frame.Comparison.Locality.StartYear)), ("now", Start(target, unit: true)), ("expected", Expected(a, unit: true)));
            if (Obstacle(standing) is { } obstacle)
            {
                text += " " + Say.Say("official.target.obstacle", ("obstacle", obstacle));
            }

            if (a.Outlook is Outlook.Uncertain or Outlook.Unlikely)
            {
                text += " " + Say.Say("official.target.agency", ("agency", Agency(target)));
            }

            body.Paragraph(DocxStyle.Body, text);
        }
    }

    /// <summary>All targets as a table on pages on their side.</summary>
    public void WriteAppendix(DocxBody body)
    {
        OfficialReport.Appendix(frame, body, Say.Say("official.appendix.targets"), Say.Say("official.appendix.targets.title"));
        int[] years = [.. frame.Comparison.Pack.Targets.Select(t => t.Year).Distinct()];
        bool oneYear = years.Length == 1;
        body.Table(
            [
                new DocxColumn(Say.Say("official.column.no"), 9, DocxAlign.Centre), new DocxColumn(Say.Say("official.column.target"), 48), new DocxColumn(Say.Say("official.column.unit"), 19, DocxAlign.Centre),
                new DocxColumn(Say.Say("official.column.start", ("year", ReportFrame.Plain(frame.Comparison.Locality.StartYear))), 17, DocxAlign.Right),
                new DocxColumn(Say.Say("official.column.required", ("year", oneYear ? ReportFrame.Plain(years[0]) : string.Empty)).TrimEnd(), 18, DocxAlign.Right),
                new DocxColumn(Say.Say("official.column.expected"), 23, DocxAlign.Right), new DocxColumn(Say.Say("official.column.gap"), 19, DocxAlign.Right),
                new DocxColumn(Say.Say("official.column.chance"), 26), new DocxColumn(Say.Say("official.column.obstacle"), 46), new DocxColumn(Say.Say("official.column.agency"), IdWidth - 8),
            ],
            frame.Content.Standings.Select((s, i) => Row(s, i + 1, oneYear)),
            DocxBody.LyingWidth,
            TableSize);
        body.Paragraph(DocxStyle.Note, Say.Say("official.findings.note", ("level", frame.Numbers.Fixed(100 * frame.Comparison.Level, 0))));
        body.Paragraph(DocxStyle.Note, frame.Comparison.Locality.AssignedTo is { } body2
            ? Say.Say("official.agency.source", ("body", frame.In(body2.Title)), ("source", frame.In(body2.Provenance.Words)))
            : Say.Say("official.agency.unassigned"));
        body.PageBreak();
    }

    private DocxRow Row(TargetStanding standing, int number, bool oneYear)
    {
        TargetAttainment a = standing.Attainment;
        TargetDefinition target = a.Target;
        string required = target.IsSet ? NumberText.Sign(target.Operator) + "\u00A0" + frame.Numbers.Exact(target.Required) : Say.Say("table.unset");
        return new DocxRow(
        [
            frame.Numbers.Fixed(number, 0), $"{target.Id} {frame.In(target.Title)}", frame.Numbers.UnitName(target.Unit), Start(target, unit: false),
            oneYear || !target.IsSet ? required : $"{required} ({ReportFrame.Plain(target.Year)})", Expected(a, unit: false), Gap(a, unit: false),
            a.Probability is null ? NumberText.None : $"{Chance(a)}: {Words(a)}", Obstacle(standing) ?? NumberText.None, Agency(target),
        ]);
    }

    /// <summary>The target's metric at the start, mean over replicates; with its unit where that is not the target's.</summary>
    private string Start(TargetDefinition target, bool unit)
    {
        Ensemble ensemble = frame.Comparison.Reference.Ensemble;
        int metric = ensemble.Pack.Metrics.ToList().FindIndex(m => m.Id == target.Metric);
        if (metric < 0 || MeanInterval.Of(ensemble.Metric(metric, 0), frame.Comparison.Clustering) is not { } start)
        {
            return NumberText.None;
        }

        string of = ensemble.Pack.Metrics[metric].Unit;
        return unit || of != target.Unit ? frame.Numbers.WithUnit(start.Estimate, of) : frame.Numbers.Value(start.Estimate, of);
    }

    private string Expected(TargetAttainment a, bool unit) =>
        frame.Caveats.Value(a, m => unit ? frame.Numbers.WithUnit(m, a.Target.Unit) : frame.Numbers.Value(m, a.Target.Unit));

    private static string Date(string date) => date.Split('-') is [var year, var month, var day] ? $"{day}/{month}/{year}" : date;
}
