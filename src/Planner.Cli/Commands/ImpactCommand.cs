using Planner.Analysis.Findings;
using Planner.Analysis.Impact;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Reporting.Documents;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Rules.Pack;
using Planner.Simulation.Explaining;
using Planner.Simulation.Faults;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary><c>planner impact</c>: what a change of rules does, and why two runs differ.</summary>
internal static class ImpactCommand
{
    private const int CommunesShown = 15;

    private static readonly ArgumentSpec Paths = new("PATH", Many: true, Phrase.ArgumentImpactPaths);
    private static readonly OptionSpec RulesOption = new("--rules", "OLD [NEW]", Phrase.OptionImpactRules);
    private static readonly OptionSpec Year = new("--year", "Y", Phrase.OptionThresholdYear);
    private static readonly OptionSpec Top = new("--top", "N", Phrase.OptionImpactTop);

    public static readonly CommandSpec Spec = new(
        "impact",
        Phrase.AboutImpact,
        Phrase.HelpImpact,
        [Paths],
        [
            RulesOption, SharedOptions.Drafts, SharedOptions.Scenario, Year, Top, SharedOptions.Runs, SharedOptions.Seed, SharedOptions.Threads, SharedOptions.Store,
            SharedOptions.NoStore, SharedOptions.Resume, SharedOptions.Out, SharedOptions.Json,
        ],
        Run);

    private static int Run(CommandCall call)
    {
        IReadOnlyList<string> paths = call.Values(Paths);
        if (call.Value(RulesOption) is { } old)
        {
            // The second folder stands among the paths, before or after the locality.
            string[] folders = [.. paths.Where(RulesDirectory.Is)], places = [.. paths.Where(p => !RulesDirectory.Is(p))];
            if (!RulesDirectory.Is(old))
            {
                throw new UsageException(Phrase.ImpactNoRules, old);
            }

            return places is [string place] && folders.Length <= 1
                ? OfRules(call, place, Slashed(old), folders.Length == 1 ? Slashed(folders[0]) : null)
                : throw (places.Length > 1 ? new UsageException(Phrase.ImpactNoRules, places[0]) : new UsageException(Phrase.ImpactUsage));
        }

        return paths.Count switch
        {
            1 when call.Has(SharedOptions.Drafts) => OfRules(call, paths[0], null, null),
            2 => OfRuns(call, paths[0], paths[1]),
            _ => throw new UsageException(Phrase.ImpactUsage),
        };
    }

    private static int OfRules(CommandCall call, string path, string? oldRules, string? newRules)
    {
        string? scenario = call.Value(SharedOptions.Scenario);
        int top = (int)(call.Integer(Top, 0, int.MaxValue) ?? CommunesShown);
        ComparisonInputs old = InputFiles.Read(call, diagnostics => OneScenario.Load(path, scenario, DraftSelection.None, diagnostics, oldRules));
        ComparisonInputs now = InputFiles.Read(call, diagnostics => OneScenario.Load(path, scenario, call.Drafts, diagnostics, newRules));
        int year = (int)(call.Integer(Year, now.Locality.StartYear, now.Locality.EndYear) ?? now.Locality.EndYear);
        RunOptions options = RunCall.OptionsOf(call, old);
        RuleFileComparison files = InputFiles.Read(call, diagnostics => RuleFileComparison.Of(old.Model.Pack, now.Model.Pack, diagnostics));
        Ensemble before = Simulated(old), after = files.Changes.Count == 0 ? before : Simulated(now);
        int tables = now.Locality.Tables.Count;
        FlipReview today = Interruptible.Run(
            _ => FlipReview.Of(
                TableJudgement.Of(old.Scenarios[0], year, tables),
                TableJudgement.Of(now.Scenarios[0], year, tables),
                now.Locality.Tables[0].Communes.ToDictionary(c => c.Id, c => c.Name, StringComparer.Ordinal)),
            call.Host.Cancelled);
        RuleImpact impact = RuleImpact.Of(files, today, before, after);
        string json = ImpactDocument.Write(impact, before, after);
        Language language = call.Texts.Language;
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(json);
        }
        else
        {
            var text = new ImpactText(language);
            Say(call, text.Sentences(impact, after));
            Print(call, text.Panels(impact, after, top, call.Host.Width));
        }

        // An expression that both rule sets have is named once, as it stands now.
        RunCall.SayFaults(call, new FaultSummary([.. Caveats.FaultsOf([after, before]).Select(f => f.Fault)], options.Replicates));
        WriteFiles(call, ("result.json", json), ("flips.csv", ImpactDocument.FlipsCsv(today, after, language)));
        return files.Changes.Count == 0 ? ExitCode.AnswerIsNo : ExitCode.Done;

        Ensemble Simulated(ComparisonInputs inputs)
        {
            (IReadOnlyList<Outcomes> outcomes, _) = RunCall.Execute(call, inputs, options, new ReplicateRange(0, options.Replicates), clock: null);
            return new Ensemble(inputs.Model, inputs.Reference, options.Seed, outcomes[0]);
        }
    }

    /// <summary>Why two runs differ: what <c>impact</c> with two paths and <c>diff</c> say.</summary>
    /// <param name="call">The call.</param>
    /// <param name="first">A scenario, a locality's folder or the id of a stored run.</param>
    /// <param name="second">Another.</param>
    public static int OfRuns(CommandCall call, string first, string second)
    {
        using var copies = new Copies();
        (RunSource Source, int? Replicates) a = SourceOf(call, first, copies), b = SourceOf(call, second, copies);
        CheckLocality(call, a.Source, b.Source);
        MixedInputs inputs = InputFiles.Read(call, diagnostics => MixedInputs.Load(a.Source, b.Source, diagnostics));
        int replicates = (int?)call.Integer(SharedOptions.Runs, 1, EnsembleRunner.MostReplicates) ?? a.Replicates ?? inputs.FirstScenario.Replicates;
        int threads = (int?)call.Integer(SharedOptions.Threads, 1, 1024) ?? Environment.ProcessorCount;
        (long, long) seeds = (a.Source.Seed, b.Source.Seed);

        // Of one pass all plans and assumptions are kept together: at most four.
        int together = inputs.Differences.Count(d => d.Group is InputGroup.Budget or InputGroup.Assumptions);
        MemoryLimit.Check(call, EnsembleRunner.EstimateBytes(inputs.First, new RunOptions(replicates, a.Source.Seed, threads), 1 << together), replicates, 1 << together);
        IReadOnlyList<TargetSplit> splits;
        try
        {
            using var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts);
            splits = Interruptible.Run(cancel => inputs.Split(replicates, threads, progress.Report, cancel), call.Host.Cancelled);
        }
        catch (MixtureException e)
        {
            throw new UsageException(Phrase.ImpactNoFit, e.Groups, string.Join("; ", e.Faults));
        }

        string json = ImpactDocument.Write(inputs, seeds, replicates, splits);
        Language language = call.Texts.Language;
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(json);
        }
        else
        {
            var text = new SplitText(language);
            Say(call, text.Sentences(inputs, seeds, splits));
            RuleChange[] changes = [.. inputs.Differences.SelectMany(d => d.Changes)];
            var panels = new List<TextPanel>();
            if (splits.Count > 0)
            {
                panels.Add(text.Table(inputs, splits, replicates, call.Host.Width));
            }

            if (changes.Length > 0)
            {
                panels.Add(new ImpactText(language).Changes(changes, [], call.Host.Width));
            }

            Print(call, panels);
        }

        RunCall.SayFaults(call, inputs.Faults);
        WriteFiles(call, ("result.json", json));
        return inputs.Differences.Count == 0 ? ExitCode.AnswerIsNo : ExitCode.Done;
    }

    /// <summary>The inputs of a run: of a stored one, or of a scenario as it lies there now.</summary>
    private static (RunSource Source, int? Replicates) SourceOf(CommandCall call, string what, Copies copies)
    {
        long? seed = call.Integer(SharedOptions.Seed, 0, SharedOptions.MostSeed);
        if (!Path.Exists(what) && what.Length >= StoredRuns.FewestDigits && what.All(char.IsAsciiHexDigit))
        {
            return StoredSource(call, what, seed, copies);
        }

        string? scenario = call.Value(SharedOptions.Scenario);
        ComparisonInputs inputs = InputFiles.Read(call, diagnostics => OneScenario.Load(what, Directory.Exists(what) ? scenario : null, call.Drafts, diagnostics));
        return (new RunSource(inputs.Model.Pack.Folder, inputs.Locality.Folder, inputs.Reference.Files[0], seed ?? inputs.Reference.Seed, call.Drafts), null);
    }

    private static (RunSource Source, int? Replicates) StoredSource(CommandCall call, string id, long? seed, Copies copies)
    {
        RunManifest manifest = StoredRuns.Manifest(call, id);

        // A file that changed is taken from the copies that the store keeps beside the run.
        RunIdentity run = manifest.Identity;
        string[] moved = [.. run.Files.Where(f => !StoredRuns.IsUnchanged(f)).Select(f => f.Path)];
        if (moved.Length > 0)
        {
            run = copies.Of(RunKeepingChoice.StoreOf(call)!, run) ?? throw new UsageException(Phrase.ImpactMoved, run.Address.Short, string.Join(", ", moved));
            call.Say(call.Texts.Format(Phrase.ImpactCopies, run.Address.Short, moved.Length, run.Files.Count));
        }

        return (new RunSource(run.FolderOf("rules"), run.FolderOf("locality"), run.ScenarioFile, seed ?? run.Seed, DraftSelection.Of(run.Drafts)), run.Replicates);
    }

    private static void CheckLocality(CommandCall call, RunSource a, RunSource b)
    {
        string[] ids =
        [
            .. new[] { a, b }.Select(s => InputFiles.Read(call, diagnostics => LocalityFolder.OpenHeader(s.LocalityFolder, diagnostics)).Id),
        ];
        if (ids[0] != ids[1])
        {
            throw new UsageException(Phrase.ImpactTwoLocalities, ids[0], ids[1]);
        }
    }

    private static void WriteFiles(CommandCall call, params ReadOnlySpan<(string Name, string Content)> contents)
    {
        if (call.Value(SharedOptions.Out) is not { } folder)
        {
            return;
        }

        using var files = new OutputFiles(folder);
        foreach ((string name, string content) in contents)
        {
            files.Add(name, content);
        }

        files.Commit();
        call.Say(call.Texts.Format(Phrase.FilesWritten, folder, files.Names.Count, files.Names[0]));
    }

    private static void Say(CommandCall call, IReadOnlyList<string> sentences)
    {
        foreach (string sentence in sentences)
        {
            foreach (string line in call.Host.OutIsTerminal ? DisplayWidth.Wrap(sentence, call.Host.Width) : [sentence])
            {
                call.Host.Out.WriteLine(line);
            }
        }
    }

    private static void Print(CommandCall call, IReadOnlyList<TextPanel> panels)
    {
        var printer = new PanelPrinter(call.Host);
        foreach (TextPanel panel in panels)
        {
            call.Host.Out.WriteLine();
            printer.Print(panel);
        }
    }

    private static string Slashed(string folder) => folder.Length > 1 ? folder.Replace('\\', '/').TrimEnd('/') : folder;

    /// <summary>Copies of stored runs' input files that were laid out for this call; removed when it ends.</summary>
    private sealed class Copies : IDisposable
    {
        private readonly List<(RunStore Store, RunAddress Run)> laidOut = [];

        public RunIdentity? Of(RunStore store, RunIdentity run)
        {
            laidOut.Add((store, run.Address));
            return store.Inputs(run);
        }

        public void Dispose()
        {
            foreach ((RunStore store, RunAddress run) in laidOut)
            {
                store.RemoveInputs(run);
            }
        }
    }
}
