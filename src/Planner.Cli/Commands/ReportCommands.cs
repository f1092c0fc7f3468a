using System.Globalization;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Import.Reading;
using Planner.Reporting.Official;
using Planner.Reporting.Reports;
using Planner.Reporting.Workbooks;

namespace Planner.Cli.Commands;

/// <summary><c>planner report</c> and <c>planner export</c>: results as a page to read and as a workbook to check.</summary>
internal static class ReportCommands
{
    private const string Workbook = "xlsx";
    private const string Tables = "csv";
    private const string Page = "html";
    private const string Document = "docx";

    private static readonly ArgumentSpec Paths = new("PATH", Many: true, Phrase.ArgumentPaths);
    private static readonly OptionSpec Format = new("--format", $"{Workbook}|{Tables}", Phrase.OptionFormat);
    private static readonly OptionSpec Sensitivity = new("--sensitivity", null, Phrase.OptionReportSensitivity);
    private static readonly OptionSpec ReportFormat = new("--format", $"{Page}|{Document}", Phrase.OptionReportFormat);

    public static readonly CommandSpec Report = new("report", Phrase.AboutReport, Phrase.HelpReport, [Paths], [ReportFormat, Sensitivity, .. ReportRun.Options], RunReport);

    public static readonly CommandSpec Export = new("export", Phrase.AboutExport, Phrase.HelpExport, [Paths], [Format, .. ReportRun.Options], RunExport);

    private static int RunReport(CommandCall call)
    {
        string format = call.Value(ReportFormat) ?? Page;
        if (format is not (Page or Document))
        {
            throw new UsageException(Phrase.OptionNotOneOf, ReportFormat.Name, format, $"{Page}, {Document}");
        }

        if (format == Document && call.Has(Sensitivity))
        {
            throw new UsageException(Phrase.OptionsExclude, Sensitivity.Name, $"{ReportFormat.Name} {Document}");
        }

        if (format == Page)
        {
            bool depends = call.Has(Sensitivity);
            ReportContent page = ReportRun.Of(call, depends ? ["report", Sensitivity.Name] : ["report"], call.Values(Paths), depends);
            return Write(call, page, Page, "report.html", stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(HtmlReport.Write(page, call.Texts.Language))));
        }

        ReportContent content = ReportRun.Of(call, ["report", ReportFormat.Name, Document], call.Values(Paths));
        return Write(call, content, Document, "report.docx", stream => OfficialReport.Write(content, call.Texts.Language, stream));
    }

    private static int RunExport(CommandCall call)
    {
        string format = call.Value(Format) ?? Workbook;
        if (format is not (Workbook or Tables))
        {
            throw new UsageException(Phrase.OptionNotOneOf, Format.Name, format, $"{Workbook}, {Tables}");
        }

        ReportContent content = ReportRun.Of(call, ["export", Format.Name, format], call.Values(Paths));
        if (format == Tables)
        {
            return WriteTables(call, content);
        }

        return Write(call, content, Workbook, "results.xlsx", stream => ResultWorkbook.Write(content, call.Texts.Language, stream));
    }

    /// <summary>A file for each sheet of the workbook, numbered in their order.</summary>
    private static int WriteTables(CommandCall call, ReportContent content)
    {
        string folder = call.Value(SharedOptions.Out) ?? Path.Combine("out", content.Comparison.Locality.Id);
        using var files = new OutputFiles(folder);
        foreach ((Sheet sheet, int number) in ResultWorkbook.Sheets(content, call.Texts.Language).Select((s, i) => (s, i + 1)))
        {
            string name = string.Join('-', VietnameseText.Plain(sheet.Name).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            files.Add(string.Create(CultureInfo.InvariantCulture, $"{number:00}-{name}.csv"), stream => stream.Write(CsvSheet.Write(sheet, call.Texts.Language)));
        }

        call.Host.Cancelled.ThrowIfCancellationRequested();
        files.Commit();
        call.Say(call.Texts.Format(Phrase.FilesWritten, folder, files.Names.Count, files.Names[0]));
        return ExitCode.Done;
    }

    private static int Write(CommandCall call, ReportContent content, string format, string name, Action<Stream> write)
    {
        string folder = call.Value(SharedOptions.Out) ?? Path.Combine("out", content.Comparison.Locality.Id);

        // Who names a file gets that file; who names a folder gets the usual name in it.
        if (folder.EndsWith("." + format, StringComparison.OrdinalIgnoreCase) && !Directory.Exists(folder))
        {
            (folder, name) = (Path.GetDirectoryName(folder) is { Length: > 0 } above ? above : ".", Path.GetFileName(folder));
        }

        using var files = new OutputFiles(folder);
        files.Add(name, write);
        call.Host.Cancelled.ThrowIfCancellationRequested();
        files.Commit();
        call.Say(call.Texts.Format(Phrase.FileWritten, Path.Combine(folder, name)));
        return ExitCode.Done;
    }
}
