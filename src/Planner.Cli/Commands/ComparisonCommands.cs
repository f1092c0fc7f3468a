using Planner.Analysis.Decision;
using Planner.Analysis.Precision;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary><c>planner compare</c> and <c>planner run</c>.</summary>
internal static class ComparisonCommands
{
    private static readonly ArgumentSpec Paths = new("PATH", Many: true, Phrase.ArgumentPaths);
    private static readonly ArgumentSpec ScenarioPath = new("SCENARIO", Many: false, Phrase.ArgumentScenario);

    private static readonly OptionSpec Decision = new("--decision", null, Phrase.OptionDecision);
    private static readonly OptionSpec Objective = new("--objective", "TARGET", Phrase.OptionObjective);

    private static readonly IReadOnlyList<OptionSpec> Options =
    [
        SharedOptions.Runs, SharedOptions.Seed, SharedOptions.Threads, SharedOptions.Out, SharedOptions.Json, SharedOptions.NoCharts, SharedOptions.Store,
        SharedOptions.NoStore, SharedOptions.Resume, SharedOptions.Shard, SharedOptions.Timings, SharedOptions.TimingsFile,
        PrecisionChoice.Width, PrecisionChoice.Of, PrecisionChoice.Targets, PrecisionChoice.Most,
        SharedOptions.Drafts,
    ];

    public static readonly CommandSpec Compare = new("compare", Phrase.AboutCompare, Phrase.HelpCompare, [Paths], [Decision, Objective, .. Options], call => Run(call, call.Values(Paths), one: false));

    public static readonly CommandSpec RunOne = new("run", Phrase.AboutRun, Phrase.HelpRun, [ScenarioPath], Options, call => Run(call, call.Values(ScenarioPath), one: true));

    private static int Run(CommandCall call, IReadOnlyList<string> paths, bool one)
    {
        ShardChoice? shard = call.Value(SharedOptions.Shard) is { } text ? ShardChoice.Of(text) : null;
        string? to = call.Value(SharedOptions.Out);
        if (shard is not null && to is null)
        {
            throw new UsageException(Phrase.ShardNeedsOut);
        }

        if (shard is not null && call.Has(SharedOptions.Json))
        {
            throw new UsageException(Phrase.OptionsExclude, SharedOptions.Json.Name, SharedOptions.Shard.Name);
        }

        ComparisonInputs inputs = RunCall.Read(call, paths, one, call.Drafts);
        DecisionObjective? objective = one ? null : ObjectiveOf(call, inputs);
        RunOptions options = RunCall.OptionsOf(call, inputs);
        PrecisionAim? aim = AimOf(call, inputs, options);
        if (aim is not null && shard is not null)
        {
            return PrecisionShards.Run(call, inputs, options, aim, shard, to!);
        }

        StageClock? clock = call.Has(SharedOptions.Timings) || call.Value(SharedOptions.TimingsFile) is not null ? new StageClock() : null;
        var stopwatch = RunStopwatch.Start();
        if (aim is not null)
        {
            (IReadOnlyList<Outcomes> found, PrecisionResult precision, long simulated) = RunCall.Execute(call, inputs, options, aim, clock);
            stopwatch.Stop();
            RunCall.Show(call, inputs, options.Seed, found, objective, precision);
            if (clock is not null)
            {
                TimingsText.Write(call, inputs.Model, options with { Replicates = precision.Last.Replicates }, clock, stopwatch, simulated);
            }

            return precision.Reached ? ExitCode.Done : ExitCode.AnswerIsNo;
        }

        ReplicateRange range = shard?.RangeOf(options.Replicates) ?? new ReplicateRange(0, options.Replicates);
        (IReadOnlyList<Outcomes> outcomes, RunPlan plan) = RunCall.Execute(call, inputs, options, range, clock);
        stopwatch.Stop();
        if (shard is null)
        {
            RunCall.Show(call, inputs, options.Seed, outcomes, objective);
        }
        else
        {
            string file = SliceFiles.Write(call, inputs, options, range, outcomes, to!, shard.FileName);
            plan.Forget();
            call.Say(call.Texts.Format(Phrase.SliceWritten, file, range.ToString(), options.Replicates));
        }

        if (clock is not null)
        {
            TimingsText.Write(call, inputs.Model, options, clock, stopwatch, plan.Open);
        }

        return ExitCode.Done;
    }

    private static PrecisionAim? AimOf(CommandCall call, ComparisonInputs inputs, RunOptions options)
    {
        IReadOnlyList<string>? targets = PrecisionChoice.Listed(call.Value(PrecisionChoice.Targets));
        PrecisionAim? aim = PrecisionChoice.Read(call, inputs, options, targets);
        return aim is null && targets is not null ? throw new UsageException(Phrase.PrecisionNeeded, PrecisionChoice.Targets.Name) : aim;
    }

    private static DecisionObjective? ObjectiveOf(CommandCall call, ComparisonInputs inputs)
    {
        if (call.Value(Objective) is not { } id)
        {
            return call.Has(Decision) ? DecisionObjective.TargetsMet : null;
        }

        IReadOnlyList<TargetDefinition> targets = inputs.Model.Pack.Targets;
        List<string> known = [.. targets.Where(t => t.IsSet).Select(t => t.Id)];
        return known.Contains(id, StringComparer.OrdinalIgnoreCase)
            ? new DecisionObjective(targets.ToList().FindIndex(t => t.Id.Equals(id, StringComparison.OrdinalIgnoreCase)))
            : throw new UsageException(Phrase.UnknownTarget, id, inputs.Locality.Id, NearestName.Of(id, known) ?? known[0]);
    }
}
