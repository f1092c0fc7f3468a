using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;

namespace Planner.Cli.Commands;

/// <summary><c>planner diff</c>: why two runs differ, by rules, data, money, assumptions and seed, with the places that changed.</summary>
internal static class DiffCommand
{
    private static readonly ArgumentSpec Runs = new("RUN", Many: true, Phrase.ArgumentDiffRuns);

    public static readonly CommandSpec Spec = new(
        "diff",
        Phrase.AboutDiff,
        Phrase.HelpDiff,
        [Runs],
        [
            SharedOptions.Scenario, SharedOptions.Drafts, SharedOptions.Runs, SharedOptions.Seed, SharedOptions.Threads, SharedOptions.Store, SharedOptions.NoStore, SharedOptions.Out,
            SharedOptions.Json,
        ],
        call => call.Values(Runs) is [var first, var second] ? ImpactCommand.OfRuns(call, first, second) : throw new UsageException(Phrase.DiffUsage));
}
