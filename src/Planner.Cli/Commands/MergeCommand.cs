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
        [SharedOptions.Out, SharedOptions.Json, SharedOptions.NoCharts, SharedOptions.Store, SharedOptions.NoStore, SharedOptions.Drafts], Run);

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
        (OutcomeHeader whole, IReadOnlyList<Outcomes> joined) = Interruptible.Run(_ => SliceFiles.Join(call, slices), call.Host.Cancelled);
        var options = new RunOptions(whole.Replicates, whole.Seed, 1);
        IReadOnlyList<RunIdentity?> identities = read.Identities(options);
        var scenarios = new List<PreparedScenario>();
        foreach (OutcomeRun run in whole.Runs)
        {
            int at = identities.ToList().FindIndex(i => i?.Address == run.Address);
            if (at < 0)
            {
                string why = whole.Engine != EngineVersion.Current
                    ? call.Texts.Format(Phrase.DiffersEngine, whole.Engine, EngineVersion.Current)
                    : call.Texts[Phrase.DiffersInputs];
                throw new UsageException(Phrase.SlicesOfOtherInputs, slices[0], run.Scenario, string.Join(", ", inputs), why);
            }

            scenarios.Add(read.Scenarios[at]);
        }

        ComparisonInputs used = read with { Scenarios = scenarios };
        if (RunKeepingChoice.StoreOf(call) is { } store)
        {
            Keep(call, store, used.Identities(options), joined);
        }

        RunCall.Show(call, used, whole.Seed, joined);
        return ExitCode.Done;
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
