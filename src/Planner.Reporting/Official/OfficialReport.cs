using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Findings;
using Planner.Analysis.Tracing;
using Planner.Reporting.Conclusion;
using Planner.Reporting.Reports;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Pack;

namespace Planner.Reporting.Official;

/// <summary>
/// A report as a Word document in the layout of Nghị định 30/2020/NĐ-CP: one page that answers leadership, findings by target, ways of spending, what it rests on; then appendices with all targets, the money
/// of each district, and where figures come from. Organisation, number, date, place and signatory are blanks: no file knows them.
/// </summary>
public static class OfficialReport
{
    // Half points.
    private const int HeadSize = 24;
    private const int FootSize = 22;
    private const int TableSize = 21;

    /// <summary>Writes a report.</summary>
    /// <param name="content">What it is made from.</param>
    /// <param name="language">The language.</param>
    /// <param name="stream">Receives the file; not closed.</param>
    public static void Write(ReportContent content, Language language, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(stream);
        var frame = new ReportFrame(content, language);
        DocxWriter.Write(language == Language.Vietnamese ? "vi-VN" : "en-GB", frame.Mark, body => Text(frame, body), stream);
    }

    private static void Text(ReportFrame frame, DocxBody body)
    {
        var targets = new OfficialTargets(frame);
        Head(frame, body);
        new OfficialSummary(frame, targets).Write(body);
        body.PageBreak();
        targets.Write(body);
        Ways(frame, body);
        Basis(frame, body);
        Foot(frame, body);
        body.EndSection(lying: false, first: true, last: false);
        targets.WriteAppendix(body);
        new OfficialFunding(frame).Write(body);
        body.EndSection(lying: true, first: false, last: false);
        new OfficialSources(frame).Write(body);
        body.EndSection(lying: false, first: false, last: true);
    }

    /// <summary>Heading of an appendix, with the document it belongs to.</summary>
    /// <param name="frame">The report.</param>
    /// <param name="body">Receives it.</param>
    /// <param name="name">Which appendix.</param>
    /// <param name="title">What it holds.</param>
    internal static void Appendix(ReportFrame frame, DocxBody body, string name, string title)
    {
        body.Paragraph(DocxStyle.Title, name);
        body.Paragraph(DocxStyle.Title, title);
        body.Paragraph(DocxStyle.Aside, frame.Messages.Say("official.appendix.with"));
    }

    private static void Head(ReportFrame frame, DocxBody body)
    {
        Messages say = frame.Messages;
        const string Blank = "…………………………";
        body.Pair(
            0.4,
            [(frame.In(frame.Comparison.Locality.Title).ToUpperInvariant(), HeadSize, false, false, true), (Blank, HeadSize, true, false, true), (null, 1100, false, false, true), (say.Say("official.number"), HeadSize, false, false, true)],
            [(say.Say("official.motto.first"), HeadSize, true, false, true), (say.Say("official.motto.second"), HeadSize + 2, true, false, true), (null, 3100, false, false, true), (say.Say("official.date"), HeadSize, false, true, true)]);
        int[] years = [.. frame.Comparison.Pack.Targets.Select(t => t.Year).DefaultIfEmpty(frame.Comparison.Locality.EndYear)];
        body.Paragraph(DocxStyle.Title, say.Say("official.kind"));
        body.Paragraph(DocxStyle.Title, say.Say("official.subject", ("year", ReportFrame.Plain(years.Max())), ("locality", frame.In(frame.Comparison.Locality.Title))));
        body.Paragraph(DocxStyle.Centre, say.Say("official.subject.scenario", ("scenario", frame.Title(frame.Comparison.Reference))));
        body.Line();
        body.Paragraph(DocxStyle.Centre, say.Say("official.to"));
    }

    private static void Ways(ReportFrame frame, DocxBody body)
    {
        EnsembleComparison comparison = frame.Comparison;
        if (comparison.Scenarios.Count < 2)
        {
            return;
        }

        Messages say = frame.Messages;
        ConclusionFindings findings = ConclusionFindings.Of(comparison);
        body.Paragraph(DocxStyle.Part, say.Say("official.ways"));
        foreach (string sentence in new DecisionText(frame.Language).Sentences(frame.Content.Choice, comparison))
        {
            body.Paragraph(DocxStyle.Body, sentence);
        }

        string Count(ScenarioResult s, Outlook outlook) => frame.Numbers.Fixed(s.Targets.Count(t => t.Outlook == outlook), 0);
        body.Table(
            [
                new DocxColumn(say.Say("decision.column.scenario"), 30), new DocxColumn(say.Say("official.column.approved"), 12, DocxAlign.Right), new DocxColumn(say.Say("official.column.spent"), 12, DocxAlign.Right),
                new DocxColumn(say.Say("chart.legend.likely"), 11, DocxAlign.Right), new DocxColumn(say.Say("chart.legend.uncertain"), 11, DocxAlign.Right), new DocxColumn(say.Say("chart.legend.unlikely"), 11, DocxAlign.Right),
                new DocxColumn(say.Say("official.ways.better"), 8, DocxAlign.Right), new DocxColumn(say.Say("official.ways.worse"), 8, DocxAlign.Right),
            ],
            comparison.Scenarios.Select((s, i) => new DocxRow(
            [
                frame.Title(s), frame.Numbers.Fixed(s.Money.Approved, 0), frame.Numbers.Fixed(s.Money.Spent, 0), Count(s, Outlook.Likely), Count(s, Outlook.Uncertain), Count(s, Outlook.Unlikely),
                i == 0 ? NumberText.None : frame.Numbers.Fixed(findings.Verdicts[i - 1].Better.Count, 0), i == 0 ? NumberText.None : frame.Numbers.Fixed(findings.Verdicts[i - 1].Worse.Count, 0),
            ])),
            DocxBody.UprightWidth,
            TableSize);
        body.Paragraph(DocxStyle.Note, say.Say("official.ways.note", ("reference", frame.Title(comparison.Reference)), ("level", frame.Numbers.Fixed(100 * comparison.Level, 0))));
    }

    private static void Basis(ReportFrame frame, DocxBody body)
    {
        Messages say = frame.Messages;
        IReadOnlyList<TracedFigure> figures = frame.Content.Figures;
        string Count(FigureKind kind) => frame.Numbers.Fixed(figures.Count(f => f.Kind == kind), 0);
        body.Paragraph(DocxStyle.Part, say.Say("official.basis"));
        body.Paragraph(DocxStyle.Body, new ConclusionWriter(frame.Language).Write(frame.Comparison)[^1]);
        body.Paragraph(DocxStyle.Body, say.Say(
            "report.assumptions.count", ("figures", frame.Numbers.Fixed(figures.Count, 0)), ("source", Count(FigureKind.Source)), ("assumption", Count(FigureKind.Assumption)), ("decision", Count(FigureKind.Decision))));
        body.Paragraph(DocxStyle.Body, say.Say("report.method.intervals", ("level", frame.Numbers.Fixed(100 * frame.Comparison.Level, 0))));
        if (frame.Comparison.Locality.Tables.Count > 1)
        {
            body.Paragraph(DocxStyle.Body, say.Say("report.method.tables", ("tables", frame.Numbers.Fixed(frame.Comparison.Locality.Tables.Count, 0))));
        }
    }

    private static void Foot(ReportFrame frame, DocxBody body)
    {
        Messages say = frame.Messages;
        body.Pair(
            0.5,
            [
                (say.Say("official.recipients"), FootSize + 2, true, true, false), (say.Say("official.recipients.item"), FootSize, false, false, false), (say.Say("official.recipients.item"), FootSize, false, false, false),
                (say.Say("official.recipients.file"), FootSize, false, false, false),
            ],
            [
                (say.Say("official.signatory"), FootSize + 4, true, false, true), (say.Say("official.signatory.blank"), FootSize, false, true, true), (" ", FootSize, false, false, true), (" ", FootSize, false, false, true),
                (" ", FootSize, false, false, true), (say.Say("official.signatory.name"), FootSize + 4, true, false, true),
            ]);
    }
}
