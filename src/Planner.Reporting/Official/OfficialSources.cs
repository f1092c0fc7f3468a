using System.Globalization;
using Planner.Reporting.Reports;
using Planner.Reporting.Reports.Sections;
using Planner.Reporting.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Reporting.Official;

/// <summary>Where the figures come from: each target's rule, metric and document; what is uncertain; the command, engine, runs and files by which it is made again.</summary>
internal sealed class OfficialSources
{
    private const int TableSize = 18;

    private readonly ReportFrame frame;

    public OfficialSources(ReportFrame frame) => this.frame = frame;

    private Messages Say => frame.Messages;

    public void Write(DocxBody body)
    {
        RulePack pack = frame.Comparison.Pack;
        ReportOrigin origin = frame.Content.Origin;
        OfficialReport.Appendix(frame, body, Say.Say("official.appendix.sources"), Say.Say("official.appendix.sources.title"));
        body.Paragraph(DocxStyle.Note, Say.Say("official.sources.all", ("n", frame.Numbers.Fixed(frame.Content.Figures.Count, 0))));
        body.Paragraph(DocxStyle.Point, Say.Say("official.sources.targets"));
        body.Table(
            [
                new DocxColumn(Say.Say("table.target"), 12), new DocxColumn(Say.Say("report.column.rule"), 44), new DocxColumn(Say.Say("report.column.metric"), 52), new DocxColumn(Say.Say("report.column.source"), 62),
            ],
            pack.Targets.Select(t =>
            {
                MetricDefinition? metric = pack.Metrics.FirstOrDefault(m => m.Id == t.Metric);
                return new DocxRow(
                [
                    t.Id, $"{t.Rule?.Text ?? Say.Say("table.unset")} [{Place(t.Rule?.Value.Span ?? t.Provenance.Span)}]",
                    metric is null ? NumberText.None : $"{metric.Id} = {FormulasSection.Formula(metric)} [{Place(metric.Value.Value.Span)}]",
                    Reason(t.Provenance) + (t.LeadAgency is { } agency ? $" – {frame.In(agency.Title)}: {Reason(agency.Provenance)}" : string.Empty),
                ]);
            }),
            DocxBody.UprightWidth,
            TableSize);
        body.Paragraph(DocxStyle.Point, Say.Say("official.sources.inputs", ("scenario", frame.Title(frame.Comparison.Reference))));
        body.Table(
            [
                new DocxColumn(Say.Say("report.column.input"), 34), new DocxColumn(Say.Say("report.column.distribution"), 36), new DocxColumn(Say.Say("report.column.reason"), 76), new DocxColumn(Say.Say("report.column.place"), 26),
            ],
            frame.Comparison.Reference.Scenario.Assumptions.Select(a => new DocxRow(
            [
                InputNames.Title(a.Input, Say), AssumptionsSection.Distribution(frame, a.Distribution), frame.In(a.Provenance.Words), Place(a.Provenance.Span),
            ])),
            DocxBody.UprightWidth,
            TableSize);
        body.Paragraph(DocxStyle.Point, Say.Say("official.sources.again"));
        body.Paragraph(DocxStyle.Note, Say.Say("report.method.runs",
            ("runs", frame.Numbers.Fixed(frame.Comparison.Replicates, 0)), ("seed", frame.Comparison.Seed.ToString(CultureInfo.InvariantCulture)), ("scenarios", frame.Numbers.Fixed(frame.Comparison.Scenarios.Count, 0))));
        body.Paragraph(DocxStyle.Note, string.Join(' ', origin.Command.Select(MethodSection.Quoted)));
        body.Paragraph(DocxStyle.Note, Say.Say("report.method.engine", ("engine", origin.Engine)));
        body.Table(
            [new DocxColumn(Say.Say("decision.column.scenario"), 40), new DocxColumn(Say.Say("report.column.address"), 120)],
            origin.Runs.Select(r => new DocxRow([r.Key, r.Value])),
            DocxBody.UprightWidth,
            TableSize);
        body.Paragraph(DocxStyle.Point, Say.Say("official.sources.files"));
        body.Table(
            [new DocxColumn(Say.Say("report.column.file"), 62), new DocxColumn("SHA-256", 98)],
            origin.Files.Select(f => new DocxRow([f.Path, f.Digest.Sha256])),
            DocxBody.UprightWidth,
            TableSize);
    }

    private string Reason(Provenance provenance) => provenance.Source ?? Say.Say("report.assumed", ("reason", frame.In(provenance.Words)));

    private static string Place(SourceSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.File}:{span.Line}");
}
