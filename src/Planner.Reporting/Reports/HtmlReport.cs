using System.Reflection;
using Planner.Reporting.Reports.Html;
using Planner.Reporting.Reports.Sections;
using Planner.Rules.Pack;

namespace Planner.Reporting.Reports;

/// <summary>
/// A report as one HTML file that needs nothing else: no network, no other file; style and a little script are in it. The first page is for leadership, the rest is what it rests on.
/// Equal content gives equal bytes: there is no date in it.
/// </summary>
public static class HtmlReport
{
    private static readonly IReportSection[] Sections =
    [
        new SummarySection(), new TargetsSection(), new ScenariosSection(), new DistrictsSection(), new CommunesSection(), new BottlenecksSection(), new SensitivitySection(), new AssumptionsSection(),
        new FormulasSection(), new MethodSection(),
    ];

    /// <summary>Writes a report.</summary>
    /// <param name="content">What it is made from.</param>
    /// <param name="language">The language.</param>
    public static string Write(ReportContent content, Language language)
    {
        ArgumentNullException.ThrowIfNull(content);
        var frame = new ReportFrame(content, language);
        var html = new HtmlWriter();
        string title = frame.Messages.Say("report.title", ("locality", frame.In(content.Comparison.Locality.Title)));
        html.Raw("<!DOCTYPE html>\n");
        html.Element(
            "html",
            () =>
            {
                html.Element("head", () =>
                {
                    html.Void("meta", ("charset", "utf-8"));
                    html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                    html.Element("title", title);
                    html.Raw("<style>\n" + Resource("page.css") + "</style>\n");
                });
                html.Element("body", () => Body(frame, html, title));
            },
            ("lang", frame.Messages.Code));
        return html.ToString();
    }

    private static void Body(ReportFrame frame, HtmlWriter html, string title)
    {
        html.Element("header", () =>
        {
            html.Element("h1", title);
            html.Element("p", frame.Messages.Say("report.subtitle", ("scenario", frame.Title(frame.Comparison.Reference)), ("year", ReportFrame.Plain(frame.Comparison.Locality.EndYear))));
            if (frame.Mark is { } mark)
            {
                html.Element("p", mark, ("class", "mark"));
            }
        });
        html.Element(
            "nav",
            () =>
            {
                html.Element("h2", frame.Messages.Say("report.contents"));
                html.Element("ol", () =>
                {
                    foreach (IReportSection section in Sections)
                    {
                        html.Element("li", () => html.Element("a", section.Heading(frame), ("href", "#" + section.Id)));
                    }
                });
            },
            ("aria-label", frame.Messages.Say("report.contents")));
        html.Element("main", () =>
        {
            foreach (IReportSection section in Sections)
            {
                html.Element(
                    "section",
                    () =>
                    {
                        html.Element("h2", section.Heading(frame), ("id", "h-" + section.Id));
                        section.Write(frame, html);
                    },
                    ("id", section.Id), ("aria-labelledby", "h-" + section.Id));
            }
        });
        html.Element("footer", () => html.Element("p", frame.Mark ?? title));
        html.Raw("<script>\n" + Resource("page.js") + "</script>\n");
    }

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Planner.Reporting.Reports." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
