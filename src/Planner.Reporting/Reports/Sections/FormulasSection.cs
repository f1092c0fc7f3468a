using System.Globalization;
using Planner.Reporting.Reports.Html;
using Planner.Reporting.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Reporting.Reports.Sections;

/// <summary>The chain behind every target: its rule, its metric's formula, file and line of both, the clause of the resolution or law.</summary>
internal sealed class FormulasSection : IReportSection
{
    public string Id => "formulas";

    public string Heading(ReportFrame frame) => frame.Messages.Say("report.formulas");

    public void Write(ReportFrame frame, HtmlWriter html)
    {
        RulePack pack = frame.Comparison.Pack;
        HtmlTable.Write(
            html,
            frame.Messages.Say("report.formulas.targets"),
            [
                new HtmlColumn(frame.Messages.Say("table.target")), new HtmlColumn(frame.Messages.Say("report.column.rule")), new HtmlColumn(frame.Messages.Say("report.column.metric")),
                new HtmlColumn(frame.Messages.Say("report.column.place")), new HtmlColumn(frame.Messages.Say("report.column.source")),
            ],
            pack.Targets.Select(t => new HtmlRow(
                [
                    $"{t.Id} {frame.In(t.Title)}", new HtmlCell(t.Rule?.Text ?? frame.Messages.Say("table.unset"), Class: "code"),
                    t.Metric is { } metric ? new HtmlCell(metric, Class: "name", Link: "metric-" + metric) : new HtmlCell(NumberText.None),
                    new HtmlCell(Place(t.Rule?.Value.Span ?? t.Provenance.Span), Class: "place"), Reason(frame, t.Provenance) + (t.Reading is { } reading ? " " + frame.Messages.Say("report.reading", ("reading", frame.In(reading))) : string.Empty),
                ],
                ReportFrame.FormulaOf(t))));
        HtmlTable.Write(
            html,
            frame.Messages.Say("report.formulas.metrics"),
            [
                new HtmlColumn(frame.Messages.Say("report.column.metric")), new HtmlColumn(frame.Messages.Say("report.column.title")), new HtmlColumn(frame.Messages.Say("report.column.formula")),
                new HtmlColumn(frame.Messages.Say("report.column.place")), new HtmlColumn(frame.Messages.Say("report.column.source")),
            ],
            pack.Metrics.Select(m => new HtmlRow(
                [new HtmlCell(m.Id, Class: "name"), frame.In(m.Title), new HtmlCell(Formula(m), Class: "code"), new HtmlCell(Place(m.Value.Value.Span), Class: "place"), Reason(frame, m.Provenance)],
                "metric-" + m.Id)));
    }

    internal static string Formula(MetricDefinition metric)
    {
        string scope = metric.Scope == MetricScope.Locality ? metric.Value.Text : $"{metric.Aggregate}({metric.Value.Text})";
        return scope + (metric.Filter is { } filter ? $" where {filter.Text}" : string.Empty) + (metric.Weight is { } weight ? $" weight {weight.Text}" : string.Empty);
    }

    private static string Reason(ReportFrame frame, Provenance provenance) => provenance.Source
        ?? frame.Messages.Say("report.assumed", ("reason", frame.In(provenance.Words)));

    private static string Place(SourceSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.File}:{span.Line}");
}
