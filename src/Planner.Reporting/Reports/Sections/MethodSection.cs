using System.Globalization;
using Planner.Reporting.Reports.Html;

namespace Planner.Reporting.Reports.Sections;

/// <summary>How it was computed, what the numbers do not say, and how to make them again: command, engine, addresses of runs, digests of files.</summary>
internal sealed class MethodSection : IReportSection
{
    public string Id => "method";

    public string Heading(ReportFrame frame) => frame.Messages.Say("report.method");

    public void Write(ReportFrame frame, HtmlWriter html)
    {
        ReportOrigin origin = frame.Content.Origin;
        string level = frame.Numbers.Fixed(100 * frame.Comparison.Level, 0);
        html.Element("ul", () =>
        {
            html.Element("li", frame.Messages.Say(
                "report.method.runs", ("runs", frame.Numbers.Fixed(frame.Comparison.Replicates, 0)), ("seed", frame.Comparison.Seed.ToString(CultureInfo.InvariantCulture)),
                ("scenarios", frame.Numbers.Fixed(frame.Comparison.Scenarios.Count, 0))));
            html.Element("li", frame.Messages.Say("report.method.intervals", ("level", level)));
            if (frame.Comparison.Locality.Tables.Count > 1)
            {
                html.Element("li", frame.Messages.Say("report.method.tables", ("tables", frame.Numbers.Fixed(frame.Comparison.Locality.Tables.Count, 0))));
            }

            html.Element("li", frame.Messages.Say("report.method.model"));
        });
        html.Element("h3", frame.Messages.Say("report.method.again"));
        html.Element("p", frame.Messages.Say("report.method.command"));
        html.Element("pre", () => html.Element("code", string.Join(' ', origin.Command.Select(Quoted))));
        html.Element("p", frame.Messages.Say("report.method.engine", ("engine", origin.Engine)));
        HtmlTable.Write(
            html,
            frame.Messages.Say("report.method.addresses"),
            [new HtmlColumn(frame.Messages.Say("decision.column.scenario")), new HtmlColumn(frame.Messages.Say("report.column.address"))],
            origin.Runs.Select(r => new HtmlRow([r.Key, new HtmlCell(r.Value, Class: "code")])));
        html.Element("details", () =>
        {
            html.Element("summary", frame.Messages.Say("report.method.files", ("n", frame.Numbers.Fixed(origin.Files.Count, 0))));
            HtmlTable.Write(
                html,
                frame.Messages.Say("report.method.files", ("n", frame.Numbers.Fixed(origin.Files.Count, 0))),
                [new HtmlColumn(frame.Messages.Say("report.column.file")), new HtmlColumn("SHA-256")],
                origin.Files.Select(f => new HtmlRow([f.Path, new HtmlCell(f.Digest.Sha256, Class: "code")])));
        });
    }

    internal static string Quoted(string argument) => argument.Length > 0 && !argument.Contains(' ', StringComparison.Ordinal) ? argument : "'" + argument.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
