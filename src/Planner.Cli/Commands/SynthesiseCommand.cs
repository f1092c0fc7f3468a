using System.Globalization;
using System.Text;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Households;
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

    private static readonly OptionSpec Households = new("--households", null, Phrase.OptionHouseholds);
    private static readonly OptionSpec Commune = new("--commune", "ID", Phrase.OptionHouseholdCommune);

    public static readonly CommandSpec Spec =
        new("synthesise", Phrase.AboutSynthesise, Phrase.HelpSynthesise, [Place], [TableCount, TableSeed, Households, Commune, SharedOptions.Out], Run);

    private static int Run(CommandCall call)
    {
        string path = call.Values(Place)[0];
        int? tables = (int?)call.Integer(TableCount, 1, MostTables);
        long? seed = call.Integer(TableSeed, 0, int.MaxValue);
        string? folder = call.Value(SharedOptions.Out);
        if (call.Has(Households) || call.Value(Commune) is not null)
        {
            return WriteHouseholds(call, path, seed, folder);
        }

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

    private static int WriteHouseholds(CommandCall call, string path, long? seed, string? folder)
    {
        (HouseholdLayer layer, HouseholdSpecification specification, long shippedSeed, Locality locality) = InputFiles.Read(call, diagnostics => Layer(path, diagnostics));
        IReadOnlyList<CommuneStart> communes = locality.Tables[0].Communes;
        string? commune = call.Value(Commune);
        if (commune is not null && communes.All(c => c.Id != commune))
        {
            throw new UsageException(Phrase.UnknownCommune, commune, locality.Id, NearestName.Of(commune, communes.Select(c => c.Id)) ?? communes[0].Id);
        }

        int[] chosen = [.. Enumerable.Range(0, communes.Count).Where(c => commune is null || communes[c].Id == commune)];
        using var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts);
        var households = new IReadOnlyList<Household>[chosen.Length];
        int done = 0;
        Interruptible.Run(
            cancel => Parallel.For(0, chosen.Length, new ParallelOptions { CancellationToken = cancel }, i =>
            {
                // The rule is asked by one worker at a time: each commune has a layer of its own.
                households[i] = layer.Copy().Of(chosen[i], 0, seed ?? shippedSeed);
                progress.Report(Interlocked.Increment(ref done), chosen.Length);
            }),
            call.Host.Cancelled);
        folder ??= Path.Combine("out", locality.Id);
        using var files = new OutputFiles(folder);
        files.Add("households.csv", HouseholdTableWriter.Write(households.SelectMany(h => h), specification, locality));
        call.Host.Cancelled.ThrowIfCancellationRequested();
        files.Commit();
        call.Host.Out.WriteLine(call.Texts.Format(
            Phrase.HouseholdsDone, households.Sum(h => h.Count), chosen.Length, households.Sum(h => h.Count(x => x.Poor)), chosen.Sum(c => communes[c].PoorHouseholds),
            households.Sum(h => h.Count(x => x.NearPoor)), chosen.Sum(c => communes[c].NearPoorHouseholds)));
        call.Host.Out.WriteLine(locality.SyntheticNotice.In(call.Texts.Language));
        call.Say(call.Texts.Format(Phrase.FilesWritten, folder, files.Names.Count, files.Names[0]));
        return ExitCode.Done;
    }

    private static OpenedLayer? Layer(string path, DiagnosticBag diagnostics)
    {
        if (LocalityFolder.Open(path, diagnostics) is not { } opened || SynthesisFile.Read(opened.Locality, opened.Pack, diagnostics) is not { } synthesis)
        {
            return null;
        }

        HouseholdSpecification specification = synthesis.Households ?? throw new UsageException(Phrase.NoHouseholdLayer, opened.Locality.Id);
        return HouseholdLayer.Of(specification, opened.Locality, opened.Pack, diagnostics) is { } layer ? new OpenedLayer(layer, specification, synthesis.Seed, opened.Locality) : null;
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

    private sealed record OpenedLayer(HouseholdLayer Layer, HouseholdSpecification Specification, long Seed, Locality Locality);
}
