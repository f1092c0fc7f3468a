using System.Globalization;
using System.Text;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Opening;
using Planner.Localities.Synthesis;
using Planner.Localities.Tables;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;

namespace Planner.Cli.Commands;

/// <summary><c>planner synthesise</c>: makes communes tables from published figures, and a report that holds each figure against each table.</summary>
internal static class SynthesiseCommand
{
    private const int MostTables = 1000;

    private static readonly ArgumentSpec Place = new("LOCALITY", Many: false, Phrase.ArgumentLocality);
    private static readonly OptionSpec TableCount = new("--tables", "N", Phrase.OptionTables);
    private static readonly OptionSpec TableSeed = new("--seed", "S", Phrase.OptionTableSeed);

    public static readonly CommandSpec Spec =
        new("synthesise", Phrase.AboutSynthesise, Phrase.HelpSynthesise, [Place], [TableCount, TableSeed, SharedOptions.Out], Run);

    private static int Run(CommandCall call)
    {
        string path = call.Values(Place)[0];
        int? tables = (int?)call.Integer(TableCount, 1, MostTables);
        long? seed = call.Integer(TableSeed, 0, int.MaxValue);
        string? folder = call.Value(SharedOptions.Out);
        Synthesis made = InputFiles.Read(call, diagnostics => Make(path, tables, seed, diagnostics));
        Locality locality = made.Opened.Locality;
        IReadOnlyList<SynthesisCheck> checks = made.Result.Report.Checks;
        folder ??= Path.Combine("out", locality.Id);
        using var files = new OutputFiles(folder);
        files.Add("communes.csv", CommuneTableWriter.Write(locality, made.Opened.Pack, made.Result.Tables));
        files.Add("synthesis-report.csv", Report(checks, locality.SyntheticNotice.In(call.Texts.Language)));
        call.Host.Cancelled.ThrowIfCancellationRequested();
        files.Commit();

        TextWriter output = call.Host.Out;
        output.WriteLine(call.Texts.Format(
            Phrase.SynthesisDone, made.Result.Tables.Count, made.Result.Tables[0].Communes.Count, checks.Count(c => c.Ok), checks.Count));
        foreach (SynthesisCheck check in checks.Where(c => !c.Ok))
        {
            output.WriteLine(call.Texts.Format(Phrase.SynthesisMissed, check.Table, check.Figure, check.Operator, check.Target, check.Tolerance, check.Got));
        }

        output.WriteLine(locality.SyntheticNotice.In(call.Texts.Language));
        call.Say(call.Texts.Format(Phrase.FilesWritten, folder, files.Names.Count, files.Names[0]));
        return made.Result.Report.Ok ? ExitCode.Done : ExitCode.AnswerIsNo;
    }

    private static Synthesis? Make(string path, int? tables, long? seed, DiagnosticBag diagnostics)
    {
        if (LocalityFolder.OpenWithoutCommunes(path, diagnostics) is not { } opened
            || SynthesisFile.Read(opened.Locality, opened.Pack, diagnostics) is not { } spec
            || Synthesiser.Make(spec, opened.Locality, opened.Pack, tables ?? spec.Tables, seed ?? spec.Seed, diagnostics) is not { } result)
        {
            return null;
        }

        return new Synthesis(result, opened);
    }

    private static string Report(IReadOnlyList<SynthesisCheck> checks, string notice)
    {
        var text = new StringBuilder("table,figure,date,operator,published,tolerance,made,holds,note\n");
        foreach (SynthesisCheck c in checks)
        {
            // The notice holds commas; ids, dates and operators never do.
            text.Append(CultureInfo.InvariantCulture, $"{c.Table},{c.Figure},{c.Date},{c.Operator},{c.Target},{c.Tolerance},{c.Got},{(c.Ok ? "true" : "false")},\"{notice}\"\n");
        }

        return text.ToString();
    }

    private sealed record Synthesis(SynthesisResult Result, OpenedLocality Opened);
}
