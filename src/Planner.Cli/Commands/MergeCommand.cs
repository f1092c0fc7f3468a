using Planner.Analysis.Precision;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Localities.Scenarios;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary><c>planner merge</c>: joins the slices of a run to the bytes of one run.</summary>
internal static class MergeCommand
{
    private static readonly ArgumentSpec Paths = new("PATH", Many: true, Phrase.ArgumentMerge);

    public static readonly CommandSpec Spec = new(
        "merge", Phrase.AboutMerge, Phrase.HelpMerge, [Paths],
        [
            SharedOptions.Out, SharedOptions.Json, SharedOptions.NoCharts, SharedOptions.Store, SharedOptions.NoStore, PrecisionChoice.Width, PrecisionChoice.Of,
            PrecisionChoice.Targets, PrecisionChoice.Most, SharedOptions.Drafts,
        ],
        Run);

    private static int Run(CommandCall call)
    {
        IReadOnlyList<string> paths = call.Values(Paths);
        List<string> inputs = [.. paths.Where(IsInput)];
        List<string> slices = [.. paths.Where(p => !IsInput(p)).SelectMany(SlicesOf).Distinct(StringComparer.Ordinal)];
        if (slices.Count == 0)
        {
            throw new UsageException(Phrase.MergeNeedsSlices);
        }

        string? to = call.Value(SharedOptions.Out);
        if (inputs.Count == 0 && to is null)
        {
            throw new UsageException(Phrase.MergeNeedsPath);
        }

        if (inputs.Count == 0)
        {
            (OutcomeHeader header, IReadOnlyList<Outcomes> outcomes) = Interruptible.Run(_ => SliceFiles.Join(call, slices), call.Host.Cancelled);
            string file = Directory.Exists(to) || to!.EndsWith('/') ? Path.Combine(to!, new ShardChoice(1, 1).FileName) : to;
            AtomicFile.Write(file, stream => OutcomeFile.Write(stream, header, outcomes));
            call.Say(call.Texts.Format(Phrase.SliceWritten, file, header.Range.ToString(), header.Replicates));
            return ExitCode.Done;
        }

        ComparisonInputs read = RunCall.Read(call, inputs, one: false, call.Drafts);
        if (call.Has(PrecisionChoice.Width))
        {
            return Rounds(call, read, inputs, slices);
        }

        (OutcomeHeader whole, IReadOnlyList<Outcomes> joined) = Interruptible.Run(_ => SliceFiles.Join(call, slices), call.Host.Cancelled);
        ComparisonInputs used = Used(call, read, whole, slices[0], inputs);
        if (RunKeepingChoice.StoreOf(call) is { } store)
        {
            Keep(call, store, used.Identities(new RunOptions(whole.Replicates, whole.Seed, 1)), joined);
        }

        RunCall.Show(call, used, whole.Seed, joined);
        return ExitCode.Done;
    }

    /// <summary>Rounds of a run of open length.</summary>
    private static int Rounds(CommandCall call, ComparisonInputs read, IReadOnlyList<string> paths, IReadOnlyList<string> slices)
    {
        (string file, OutcomeHeader first) = slices.Select(f => (f, SliceFiles.Checked(call, f, () => OutcomeFile.ReadHeader(f)))).MinBy(h => h.Item2.Replicates);
        ComparisonInputs used = Used(call, read, first, file, paths);
        var options = new RunOptions(first.Replicates, first.Seed, 1);
        PrecisionAim aim = PrecisionChoice.Read(call, used, options, PrecisionChoice.Listed(call.Value(PrecisionChoice.Targets)))!;
        (IReadOnlyList<Outcomes> outcomes, PrecisionResult result) = Interruptible.Run(_ => PrecisionShards.Join(call, used, first.Seed, aim, slices), call.Host.Cancelled);
        if (RunKeepingChoice.StoreOf(call) is { } store)
        {
            Keep(call, store, used.Identities(options with { Replicates = result.Last.Replicates }), outcomes);
        }

        RunCall.Show(call, used, first.Seed, outcomes, precision: result);
        return result.Reached ? ExitCode.Done : ExitCode.AnswerIsNo;
    }

    /// <summary>The scenarios that slices hold, in their order.</summary>
    private static ComparisonInputs Used(CommandCall call, ComparisonInputs read, OutcomeHeader header, string file, IReadOnlyList<string> paths)
    {
        List<RunIdentity?> identities = [.. read.Identities(new RunOptions(header.Replicates, header.Seed, 1))];
        var scenarios = new List<PreparedScenario>();
        foreach (OutcomeRun run in header.Runs)
        {
            int at = identities.FindIndex(i => i?.Address == run.Address);
            if (at < 0)
            {
                string why = header.Engine != EngineVersion.Current
                    ? call.Texts.Format(Phrase.DiffersEngine, header.Engine, EngineVersion.Current)
                    : call.Texts[Phrase.DiffersInputs];
                throw new UsageException(Phrase.SlicesOfOtherInputs, file, run.Scenario, string.Join(", ", paths), why);
            }

            scenarios.Add(read.Scenarios[at]);
        }

        return read with { Scenarios = scenarios };
    }

    private static void Keep(CommandCall call, RunStore store, IReadOnlyList<RunIdentity?> identities, IReadOnlyList<Outcomes> outcomes)
    {
        try
        {
            for (int i = 0; i < outcomes.Count; i++)
            {
                store.Write(identities[i]!, outcomes[i], call.CommandLine);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            call.Say(call.Texts.Format(Phrase.StoreUnusable, e.Message));
        }
    }

    // Scenarios and localities are told from slices by their names; whatever else is named must be a slice, or says why it is none.
    private static bool IsInput(string path) =>
        path.EndsWith(ScenarioPaths.Ending, StringComparison.Ordinal) || File.Exists(Path.Combine(path, "locality.json")) || Path.GetFileName(path) == "locality.json";

    private static IEnumerable<string> SlicesOf(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*" + ShardChoice.Ending).Order(StringComparer.Ordinal) : [path];
}
