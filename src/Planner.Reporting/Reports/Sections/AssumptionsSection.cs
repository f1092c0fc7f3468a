using System.Globalization;
using Planner.Analysis.Tracing;
using Planner.Localities.Scenarios;
using Planner.Reporting.Reports.Html;
using Planner.Reporting.Text;

namespace Planner.Reporting.Reports.Sections;

/// <summary>What the results rest on: the uncertain inputs with their reasons, then every figure of the rule and locality files with its source or assumption.</summary>
internal sealed class AssumptionsSection : IReportSection
{
    public string Id => "assumptions";

    public string Heading(ReportFrame frame) => frame.Messages.Say("report.assumptions");

    public void Write(ReportFrame frame, HtmlWriter html)
    {
        IReadOnlyList<TracedFigure> figures = frame.Content.Figures;
        string Count(FigureKind kind) => frame.Numbers.Fixed(figures.Count(f => f.Kind == kind), 0);
        html.Element("p", frame.Messages.Say(
            "report.assumptions.count",
            ("figures", frame.Numbers.Fixed(figures.Count, 0)),
            ("source", Count(FigureKind.Source)),
            ("assumption", Count(FigureKind.Assumption)),
            ("decision", Count(FigureKind.Decision))));
        HtmlTable.Write(
            html,
            frame.Messages.Say("report.assumptions.table", ("scenario", frame.Title(frame.Comparison.Reference))),
            [
                new HtmlColumn(frame.Messages.Say("report.column.input")), new HtmlColumn(frame.Messages.Say("report.column.distribution")),
                new HtmlColumn(frame.Messages.Say("report.column.reason")), new HtmlColumn(frame.Messages.Say("report.column.place")),
            ],
            frame.Comparison.Reference.Scenario.Assumptions.Select(a => new HtmlRow(
            [
                new HtmlCell(InputNames.Title(a.Input, frame.Messages), Title: UncertainInputNames.All[(int)a.Input]), Distribution(frame, a.Distribution), frame.In(a.Provenance.Words), new HtmlCell(Place(a.Provenance.Span), Class: "place"),
            ])),
            frame.Messages.Say("report.assumptions.note"));
        foreach (IGrouping<string, TracedFigure> file in figures.GroupBy(f => f.Place.File))
        {
            html.Element("details", () =>
            {
                html.Element("summary", frame.Messages.Say("report.assumptions.file", ("file", file.Key), ("n", frame.Numbers.Fixed(file.Count(), 0))));
                HtmlTable.Write(
                    html,
                    file.Key,
                    [
                        new HtmlColumn(frame.Messages.Say("report.column.figure")), new HtmlColumn(frame.Messages.Say("report.column.value")), new HtmlColumn(frame.Messages.Say("report.column.line"), true),
                        new HtmlColumn(frame.Messages.Say("report.column.kind")), new HtmlColumn(frame.Messages.Say("report.column.reason")), new HtmlColumn(frame.Messages.Say("report.column.touches")),
                    ],
                    Grouped(frame, file));
            });
        }
    }

    /// <summary>Figures side by side in a file that rest on the same sentence are shown with the sentence once: a table of a thousand equal reasons is read by nobody.</summary>
    private static IEnumerable<HtmlRow> Grouped(ReportFrame frame, IEnumerable<TracedFigure> file)
    {
        TracedFigure? before = null;
        foreach (TracedFigure f in file)
        {
            bool same = before is not null && before.Kind == f.Kind && before.Provenance == f.Provenance && f.Provenance.En.Length > 0;
            yield return new HtmlRow(
            [
                new HtmlCell(f.Name, Class: "name"), new HtmlCell(Shortened(f.Value), Class: "name"), new HtmlCell(ReportFrame.Plain(f.Place.Line), f.Place.Line), frame.Messages.Say(Kind(f.Kind)), same ? "〃" : frame.In(f.Provenance),
                f.Targets.Count == 0 ? string.Empty : string.Join(", ", f.Targets),
            ]);
            before = f;
        }
    }

    private static string Shortened(string value) => value.Length <= 120 ? value : value[..119] + "…";

    private static string Kind(FigureKind kind) => kind switch
    {
        FigureKind.Source => "report.kind.source",
        FigureKind.Assumption => "report.kind.assumption",
        FigureKind.Decision => "report.kind.decision",
        _ => "report.kind.missing",
    };

    private static string Place(Rules.Diagnostics.SourceSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.File}:{span.Line}");

    internal static string Distribution(ReportFrame frame, UncertainDistribution d)
    {
        string N(double value) => frame.Numbers.Exact(value);
        return d.Kind switch
        {
            "constant" => N(d.A),
            "normal" => frame.Messages.Say("report.distribution.normal", ("a", N(d.A)), ("b", N(d.B))),
            "lognormal" => frame.Messages.Say("report.distribution.lognormal", ("a", N(d.A)), ("b", N(d.B))),
            "uniform" => frame.Messages.Say("report.distribution.uniform", ("a", N(d.A)), ("b", N(d.B))),
            "triangular" => frame.Messages.Say("report.distribution.triangular", ("a", N(d.A)), ("b", N(d.B)), ("c", N(d.C))),
            "pert" => frame.Messages.Say("report.distribution.pert", ("a", N(d.A)), ("b", N(d.B)), ("c", N(d.C))),
            "beta" => frame.Messages.Say("report.distribution.beta", ("a", N(d.A)), ("b", N(d.B)), ("c", N(d.C)), ("d", N(d.D))),
            _ => frame.Messages.Say("report.distribution.discrete", ("values", string.Join("; ", d.Values.Select((v, i) => $"{N(v)} ({N(d.Weights[i])})")))),
        };
    }
}
