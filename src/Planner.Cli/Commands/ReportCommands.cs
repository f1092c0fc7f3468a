using System.Globalization;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Import.Reading;
using Planner.Reporting.Official;
using Planner.Reporting.Reports;
using Planner.Reporting.Workbooks;
using Planner.Simulation.Storing;

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

    public static readonly CommandSpec Report = new("report", Phrase.AboutReport, Phrase.HelpReport, [Paths], [ReportFormat, Sensitivity, .. ReportRun.Options], RunReport) { OutMayBeAFile = true };

    public static readonly CommandSpec Export = new("export", Phrase.AboutExport, Phrase.HelpExport, [Paths], [Format, .. ReportRun.Options], RunExport) { OutMayBeAFile = true };

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

        string? file = OutPlace.OfFile(call, format);
        if (format == Page)
        {
            bool depends = call.Has(Sensitivity);
            ReportContent page = ReportRun.Of(call, depends ? ["report", Sensitivity.Name] : ["report"], call.Values(Paths), depends);
            return Write(call, page, file, "report.html", stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(HtmlReport.Write(page, call.Texts.Language))));
        }

        ReportContent content = ReportRun.Of(call, ["report", ReportFormat.Name, Document], call.Values(Paths));
        return Write(call, content, file, "report.docx", stream => OfficialReport.Write(content, call.Texts.Language, stream));
    }

    private static int RunExport(CommandCall call)
    {
        string format = call.Value(Format) ?? Workbook;
        if (format is not (Workbook or Tables))
        {
            throw new UsageException(Phrase.OptionNotOneOf, Format.Name, format, $"{Workbook}, {Tables}");
        }

        string? file = null;
        if (format == Workbook)
        {
            file = OutPlace.OfFile(call, Workbook);
        }
        else
        {
            OutPlace.OfFolder(call);
        }

        ReportContent content = ReportRun.Of(call, ["export", Format.Name, format], call.Values(Paths));
        if (format == Tables)
        {
            return WriteTables(call, content);
        }

        return Write(call, content, file, "results.xlsx", stream => ResultWorkbook.Write(content, call.Texts.Language, stream));
    }

    /// <summary>A file for each sheet of the workbook, numbered in their order.</summary>
    private static int WriteTables(CommandCall call, ReportContent content)
    {
        string folder = call.Value(SharedOptions.Out) ?? Path.Combine("out", content.Comparison.Locality.Id);
        using var files = new OutputFiles(folder);
        foreach ((Sheet sheet, int number) in ResultWorkbook.Sheets(content, call.Texts.Language).Select((s, i) => (s, i + 1)))
        {
            string name = string.Join('-', VietnameseText.Plain(sheet.Name).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            files.Add(string.Create(CultureInfo.InvariantCulture, $"{number:00}-{SafeFileName.Of(name)}.csv"), stream => stream.Write(CsvSheet.Write(sheet, call.Texts.Language)));
        }

        call.Host.Cancelled.ThrowIfCancellationRequested();
        files.Commit();
        call.Say(call.Texts.Format(Phrase.FilesWritten, folder, files.Names.Count, files.Names[0]));
        return ExitCode.Done;
    }

    /// <summary>Who names a file gets that file; who names a folder gets the usual name in it.</summary>
    private static int Write(CommandCall call, ReportContent content, string? named, string usual, Action<Stream> write)
    {
        string path = named ?? Path.Combine(call.Value(SharedOptions.Out) ?? Path.Combine("out", content.Comparison.Locality.Id), usual);
        using StagedFile file = StagedFile.Write(path, write);
        call.Host.Cancelled.ThrowIfCancellationRequested();
        file.Commit();
        call.Say(call.Texts.Format(Phrase.FileWritten, path));
        return ExitCode.Done;
    }
}
