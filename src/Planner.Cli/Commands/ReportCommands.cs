using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Reporting.Reports;
using Planner.Reporting.Workbooks;

namespace Planner.Cli.Commands;

/// <summary><c>planner report</c> and <c>planner export</c>: results as a page to read and as a workbook to check.</summary>
internal static class ReportCommands
{
    private const string Workbook = "xlsx";

    private static readonly ArgumentSpec Paths = new("PATH", Many: true, Phrase.ArgumentPaths);
    private static readonly OptionSpec Format = new("--format", Workbook, Phrase.OptionFormat);

    public static readonly CommandSpec Report = new("report", Phrase.AboutReport, Phrase.HelpReport, [Paths], ReportRun.Options, RunReport);

    public static readonly CommandSpec Export = new("export", Phrase.AboutExport, Phrase.HelpExport, [Paths], [Format, .. ReportRun.Options], RunExport);

    private static int RunReport(CommandCall call)
    {
        ReportContent content = ReportRun.Of(call, ["report"], call.Values(Paths));
        return Write(call, content, "report.html", stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(HtmlReport.Write(content, call.Texts.Language))));
    }

    private static int RunExport(CommandCall call)
    {
        string format = call.Value(Format) ?? Workbook;
        if (format != Workbook)
        {
            throw new UsageException(Phrase.OptionNotOneOf, Format.Name, format, Workbook);
        }

        ReportContent content = ReportRun.Of(call, ["export", Format.Name, Workbook], call.Values(Paths));
        return Write(call, content, "results.xlsx", stream => ResultWorkbook.Write(content, call.Texts.Language, stream));
    }

    private static int Write(CommandCall call, ReportContent content, string name, Action<Stream> write)
    {
        string folder = call.Value(SharedOptions.Out) ?? Path.Combine("out", content.Comparison.Locality.Id);
        using var files = new OutputFiles(folder);
        files.Add(name, write);
        call.Host.Cancelled.ThrowIfCancellationRequested();
        files.Commit();
        call.Say(call.Texts.Format(Phrase.FileWritten, Path.Combine(folder, name)));
        return ExitCode.Done;
    }
}
