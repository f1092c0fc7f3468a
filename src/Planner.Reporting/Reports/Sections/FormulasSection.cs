using System.Globalization;
using Planner.Reporting.Reports.Html;
using Planner.Reporting.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;
using Planner.Rules.Workflows;

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
        Criteria(frame, html);
    }

    /// <summary>The new-rural criteria in force at the end, each with the conditions it is made of: what is told of criteria anywhere in the report links here.</summary>
    private static void Criteria(ReportFrame frame, HtmlWriter html)
    {
        if (frame.Comparison.Pack.CommuneCriteria(CommuneLevel.NewRural, frame.Comparison.Locality.EndYear) is not { } set)
        {
            return;
        }

        HtmlTable.Write(
            html,
            frame.Messages.Say("report.formulas.criteria", ("set", frame.In(set.Title))),
            [
                new HtmlColumn(frame.Messages.Say("bottleneck.column.criterion")), new HtmlColumn(frame.Messages.Say("report.column.rule")),
                new HtmlColumn(frame.Messages.Say("report.column.place")), new HtmlColumn(frame.Messages.Say("report.column.source")),
            ],
            set.Workflow.Rules.SelectMany(c => (HtmlRow[])[Condition(frame, c, ReportFrame.CriterionOf(c.Name)), .. Below(c).Select(r => Condition(frame, r, null))]));
    }

    private static IEnumerable<Rule> Below(Rule rule) => rule.Rules.SelectMany(r => (Rule[])[r, .. Below(r)]);

    private static HtmlRow Condition(ReportFrame frame, Rule rule, string? anchor) => new(
        [
            rule.Name + (Members.TitleOf(rule.Properties) is { } title ? " " + frame.In(title) : string.Empty),
            new HtmlCell(rule.Expression?.Text ?? string.Join(" " + rule.Operator + " ", rule.Rules.Select(r => r.Name)), Class: "code"),
            new HtmlCell(Place(rule.Span), Class: "place"),
            rule.Properties?["source"]?["document"] is { Kind: JsonKind.Text } document ? document.Text
                : Members.WordsOf(rule.Properties?["assumption"]) is { } reason ? frame.Messages.Say("report.assumed", ("reason", frame.In(reason))) : NumberText.None,
        ],
        anchor);

    internal static string Formula(MetricDefinition metric)
    {
        string scope = metric.Scope == MetricScope.Locality ? metric.Value.Text : $"{metric.Aggregate}({metric.Value.Text})";
        return scope + (metric.Filter is { } filter ? $" where {filter.Text}" : string.Empty) + (metric.Weight is { } weight ? $" weight {weight.Text}" : string.Empty);
    }

    private static string Reason(ReportFrame frame, Provenance provenance) => provenance.Source
        ?? frame.Messages.Say("report.assumed", ("reason", frame.In(provenance.Words)));

    private static string Place(SourceSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.File}:{span.Line}");
}
