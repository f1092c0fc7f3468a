using Planner.Analysis.Tracing;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;

namespace Planner.Cli.Commands;

/// <summary><c>planner provenance</c>: where every figure comes from, and the results it touches.</summary>
internal static class ProvenanceCommand
{
    private static readonly string[] Kinds = ["source", "assumption", "decision", "missing"];

    private static readonly ArgumentSpec Paths = new("PATH", Many: true, Phrase.ArgumentTargetsPaths, Optional: true);
    private static readonly OptionSpec Kind = new("--kind", string.Join('|', Kinds), Phrase.OptionProvenanceKind);
    private static readonly OptionSpec Target = new("--target", "ID", Phrase.OptionProvenanceTarget);
    private static readonly OptionSpec Csv = new("--csv", null, Phrase.OptionCsv);

    public static readonly CommandSpec Spec = new(
        "provenance", Phrase.AboutProvenance, Phrase.HelpProvenance, [Paths], [Kind, Target, Csv, SharedOptions.Json, SharedOptions.Out, SharedOptions.Drafts], Run);

    private static int Run(CommandCall call)
    {
        FigureKind? kind = KindOf(call.Value(Kind));
        string? target = call.Value(Target);
        if (call.Has(Csv) && call.Has(SharedOptions.Json))
        {
            throw new UsageException(Phrase.OptionsExclude, Csv.Name, SharedOptions.Json.Name);
        }

        IReadOnlyList<string> folders = LocalityPaths.Folders(call.Values(Paths));
        IReadOnlyList<TracedLocality> all = InputFiles.Read(call, diagnostics => Trace(folders, call, diagnostics));
        if (target is not null && !all.Any(t => t.Targets.Contains(target, StringComparer.Ordinal)))
        {
            throw new UsageException(Phrase.NoSuchTarget, target, NearestName.Of(target, all.SelectMany(t => t.Targets)) ?? "");
        }

        List<TracedLocality> chosen =
        [
            .. all.Select(t => t with { Figures = [.. t.Figures.Where(f => (kind is null || f.Kind == kind) && (target is null || f.Targets.Contains(target)))] })
                .Where(t => target is null || t.Targets.Contains(target, StringComparer.Ordinal)),
        ];
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(ProvenanceDocuments.Json(chosen));
        }
        else if (call.Has(Csv))
        {
            call.Host.Out.Write(ProvenanceDocuments.Csv(chosen));
        }
        else
        {
            ProvenanceText.Write(call.Texts, chosen, single: kind is not null || target is not null, call.Host.Out);
        }

        if (call.Value(SharedOptions.Out) is { } folder)
        {
            using var files = new OutputFiles(folder);
            files.Add("provenance.csv", ProvenanceDocuments.Csv(chosen));
            call.Host.Cancelled.ThrowIfCancellationRequested();
            files.Commit();
            call.Say(call.Texts.Format(Phrase.FilesWritten, folder, files.Names.Count, files.Names[0]));
        }

        return all.Any(t => t.Figures.Any(f => f.Kind == FigureKind.Missing)) ? ExitCode.AnswerIsNo : ExitCode.Done;
    }

    private static FigureKind? KindOf(string? text) => text is null ? null
        : Array.IndexOf(Kinds, text) is >= 0 and int kind ? (FigureKind)kind
        : throw new UsageException(Phrase.OptionNotOneOf, Kind.Name, text, string.Join(", ", Kinds));

    private static List<TracedLocality>? Trace(IReadOnlyList<string> folders, CommandCall call, DiagnosticBag diagnostics)
    {
        var traced = new List<TracedLocality>();
        foreach (string folder in folders)
        {
            if (LocalityFolder.Open(folder, diagnostics, call.Drafts) is not { } opened)
            {
                continue;
            }

            List<Scenario> scenarios = [.. opened.Locality.ScenarioFiles
                .Select(f => ScenarioLoader.Load(folder + "/" + f, opened.Locality, opened.Pack, diagnostics)).OfType<Scenario>()];
            traced.Add(new TracedLocality(opened.Locality.Id, opened.Locality.Title, [.. opened.Pack.Targets.Select(t => t.Id)], FigureProvenance.Of(opened, scenarios, diagnostics)));
        }

        return diagnostics.HasErrors ? null : traced;
    }
}
