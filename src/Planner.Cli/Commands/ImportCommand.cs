using System.Globalization;
using System.Text;
using System.Text.Json;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Import;
using Planner.Localities.Import.Layout;
using Planner.Localities.Import.Mapping;
using Planner.Localities.Import.Reading;
using Planner.Reporting.Workbooks;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Simulation.Storing;

namespace Planner.Cli.Commands;

/// <summary><c>planner import</c>: an office's table into a locality's, with a preview and every fault by cell.</summary>
internal static class ImportCommand
{
    private static readonly ArgumentSpec File = new("FILE", Many: false, Phrase.ArgumentImportFile, Optional: true);
    private static readonly OptionSpec Locality = new("--locality", "DIR", Phrase.OptionImportLocality);
    private static readonly OptionSpec SheetName = new("--sheet", "NAME", Phrase.OptionImportSheet);
    private static readonly OptionSpec Mapping = new("--mapping", "M.json", Phrase.OptionImportMapping);
    private static readonly OptionSpec AsOf = new("--as-of", "DATE", Phrase.OptionImportAsOf);
    private static readonly OptionSpec Out = new("--out", "FILE.csv|DIR", Phrase.OptionImportOut);
    private static readonly OptionSpec Partial = new("--partial", null, Phrase.OptionImportPartial);
    private static readonly OptionSpec Preview = new("--preview", null, Phrase.OptionImportPreview);
    private static readonly OptionSpec Suggest = new("--suggest", null, Phrase.OptionImportSuggest);

    private static readonly OptionSpec Template = new("--template", null, Phrase.OptionImportTemplate);

    public static readonly CommandSpec Spec = new(
        "import", Phrase.AboutImport, Phrase.HelpImport, [File], [Locality, SheetName, Mapping, AsOf, Out, Partial, Preview, Suggest, Template, SharedOptions.Json], Run);

    private static int Run(CommandCall call)
    {
        string folder = LocalityOf(call);
        ImportTarget target = InputFiles.Read(call, faults => ImportTarget.Open(folder, faults));
        if (call.Has(Template))
        {
            return WriteTemplate(call, target);
        }

        string file = call.Values(File) is [string one] ? one : throw new UsageException(Phrase.ArgumentMissing, File.Name);
        ImportMapping mapping = call.Value(Mapping) is { } path ? InputFiles.Read(call, faults => ImportMappingFile.Read(path, target.Vocabulary, faults)) : ImportMapping.None;
        mapping = mapping with { Sheet = call.Value(SheetName) ?? mapping.Sheet, AsOf = Day(call) ?? mapping.AsOf };

        var findings = new ImportFindings();
        OfficeTable? table = Interruptible.Run(
            _ => OfficeBookReader.Read(file, findings, mapping.Encoding, mapping.Separator) is { } book
                ? OfficeTableReader.Read(book, target.Opened.Locality, target.Communes, target.Vocabulary, mapping, target.Usual, mapping.AsOf, findings)
                : null,
            call.Host.Cancelled);
        var text = new ImportText(call.Texts.Language, target.Vocabulary);
        return call.Has(Suggest) && table is not null ? Propose(call, file, table, findings, text) : Import(call, file, target, mapping, table, findings, text);
    }

    private static int Import(CommandCall call, string file, ImportTarget target, ImportMapping mapping, OfficeTable? table, ImportFindings findings, ImportText text)
    {
        Localities.Units.Locality locality = target.Opened.Locality;
        if (table is not null && !call.Has(Preview) && mapping.AsOf is null)
        {
            findings.Add(ImportFindingKind.DateMissing, new ImportPlace(file), locality.StartYear.ToString(CultureInfo.InvariantCulture));
        }

        if (mapping.AsOf is { } day && day.Year != locality.StartYear)
        {
            findings.Add(ImportFindingKind.DateOfOtherYear, new ImportPlace(file), Shown(day, call.Texts.Language), locality.StartYear.ToString(CultureInfo.InvariantCulture));
        }

        string? communes = table is null || findings.Hopeless ? null : Interruptible.Run(_ => target.With(table, findings), call.Host.Cancelled);
        IReadOnlyList<ImportFinding> found = findings.InOrder();
        int faults = found.Count(f => f.Severity == Severity.Error);
        bool undated = found.Any(f => f.Kind == ImportFindingKind.DateMissing);
        bool write = communes is not null && !call.Has(Preview) && (faults == 0 || (call.Has(Partial) && !findings.Hopeless && !undated && table!.Values.Count > 0));
        var written = new List<string>();
        if (write)
        {
            written.AddRange(Write(call, target, table!, mapping.AsOf!.Value, communes!, [.. found.Where(f => f.Severity == Severity.Error)]));
        }

        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(ImportDocument.Write(file, table, found, text, written));
        }
        else
        {
            Tell(call, target, table, found, text);
        }

        call.Say(text.Say(ImportWord.Summary, faults, found.Count - faults));
        if (!write)
        {
            call.Say(call.Has(Preview) && faults == 0 ? text.Say(ImportWord.PreviewOnly) : text.Say(ImportWord.NothingWritten));
            return faults == 0 ? ExitCode.Done : ExitCode.BadInput;
        }

        if (faults > 0)
        {
            call.Say(text.Say(ImportWord.PartialWritten, faults));
        }

        call.Say(text.Say(
            ImportWord.Written, table!.Values.Count, table.Columns.Count(c => c.State == ImportedColumnState.Taken), table.Units.Select(u => u.Commune).Distinct().Count(),
            Shown(mapping.AsOf!.Value, call.Texts.Language)));
        call.Say(text.Say(ImportWord.WrittenWhere, written[0], written[1]));
        if (call.Value(Out) is null)
        {
            call.Say(text.Say(ImportWord.CheckNext, locality.Folder));
        }

        return ExitCode.Done;
    }

    private static void Tell(CommandCall call, ImportTarget target, OfficeTable? table, IReadOnlyList<ImportFinding> found, ImportText text)
    {
        if (table is not null && !call.Quiet)
        {
            text.Preview(table, target.Opened.Locality.Title.In(call.Texts.Language), target.Communes.Count, call.Host);
            call.Host.Out.WriteLine();
        }

        foreach (ImportFinding finding in found.Where(f => f.Severity == Severity.Error || !call.Quiet))
        {
            call.Host.Out.WriteLine(text.Line(finding));
        }
    }

    private static IEnumerable<string> Write(CommandCall call, ImportTarget target, OfficeTable table, DateOnly asOf, string communes, IReadOnlyList<ImportFinding> left)
    {
        string place = call.Value(Out) is { } named ? named.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? named : Path.Combine(named, Path.GetFileName(target.CommunesFile)) : target.CommunesFile;
        string folder = Path.GetDirectoryName(place) is { Length: > 0 } parent ? parent : ".";
        string record = ImportRecord.NameFor(place), recordPath = Path.Combine(folder, record);
        string? standing = System.IO.File.Exists(recordPath) ? Encoding.UTF8.GetString(BoundedFile.ReadAtMost(recordPath, (int)JsonLimits.Standard.MaxBytes)) : null;
        string imports;
        try
        {
            imports = ImportRecord.With(standing, table, asOf, target.Communes.Count, left);
        }
        catch (JsonException)
        {
            throw new UsageException(Phrase.ImportRecordBroken, recordPath);
        }

        using var files = new OutputFiles(folder);
        files.Add(Path.GetFileName(place), communes);
        files.Add(record, imports);
        call.Host.Cancelled.ThrowIfCancellationRequested();
        files.Commit();
        return [place.Replace('\\', '/'), recordPath.Replace('\\', '/')];
    }

    private static int Propose(CommandCall call, string file, OfficeTable table, ImportFindings findings, ImportText text)
    {
        string place = call.Value(Out) is { } named
            ? named.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? named : Path.Combine(named, ImportMappingProposal.NameFor(file))
            : Path.Combine(Path.GetDirectoryName(file) ?? "", ImportMappingProposal.NameFor(file));
        string proposal = ImportMappingProposal.Write(table, schema: null);
        if (call.Has(SharedOptions.Json) && call.Value(Out) is null)
        {
            call.Host.Out.Write(proposal);
            return ExitCode.Done;
        }

        AtomicFile.Write(place, proposal);
        foreach (ImportFinding finding in findings.InOrder().Where(f => f.Kind is ImportFindingKind.ColumnUncertain or ImportFindingKind.UnitStrange or ImportFindingKind.PersonalColumn or ImportFindingKind.ColumnTwice))
        {
            call.Host.Out.WriteLine(text.Line(finding));
        }

        call.Say(text.Say(
            ImportWord.SuggestWritten, place.Replace('\\', '/'), table.Columns.Count(c => c.State == ImportedColumnState.Taken), table.Columns.Count(c => c.State == ImportedColumnState.Uncertain)));
        call.Say(text.Say(ImportWord.SuggestUncertain, file, place.Replace('\\', '/')));
        return ExitCode.Done;
    }

    private static int WriteTemplate(CommandCall call, ImportTarget target)
    {
        string place = call.Value(Out) ?? throw new UsageException(Phrase.ImportTemplateOut);
        place = place.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? place : throw new UsageException(Phrase.ImportTemplateOut);
        AtomicFile.Write(place, stream => TemplateWorkbook.Write(target.Opened.Locality, target.Opened.Pack, target.Communes, target.Vocabulary, call.Texts.Language, stream));
        call.Say(call.Texts.Format(Phrase.FileWritten, place.Replace('\\', '/')));
        return ExitCode.Done;
    }

    /// <summary>The locality named, or the only one there is.</summary>
    private static string LocalityOf(CommandCall call)
    {
        if (call.Value(Locality) is { } named)
        {
            return LocalityPaths.Folders([named]) is [string folder] ? folder : throw new UsageException(Phrase.ImportNeedsLocality, string.Join(", ", LocalityPaths.Folders([named])));
        }

        IReadOnlyList<string> all = LocalityPaths.Folders([]);
        return all.Count == 1 ? all[0] : throw new UsageException(Phrase.ImportNeedsLocality, string.Join(", ", all));
    }

    private static DateOnly? Day(CommandCall call)
    {
        if (call.Value(AsOf) is not { } text)
        {
            return null;
        }

        string[] forms = ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy"];
        return DateOnly.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : throw new UsageException(Phrase.ImportNoDay, text);
    }

    private static string Shown(DateOnly day, Language language) => day.ToString(language == Language.Vietnamese ? "dd/MM/yyyy" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
