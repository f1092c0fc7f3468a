using System.Globalization;
using System.Text.Json;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Reporting.Documents;
using Planner.Reporting.Text;
using Planner.Simulation.Storing;

namespace Planner.Cli.Commands;

/// <summary><c>planner runs list|show|prune</c>: what the store of runs holds.</summary>
internal static class RunsCommand
{
    private static readonly ArgumentSpec Action = new("list|show|prune", Many: false, Phrase.ArgumentRunsAction, Optional: true);
    private static readonly ArgumentSpec Id = new("ID", Many: false, Phrase.ArgumentRunsId, Optional: true);
    private static readonly OptionSpec KeepCount = new("--keep", "N", Phrase.OptionKeep);
    private static readonly OptionSpec OlderThan = new("--older-than", "DAYS", Phrase.OptionOlderThan);
    private static readonly OptionSpec MaxSize = new("--max-size", "MB", Phrase.OptionMaxSize);
    private static readonly OptionSpec DryRun = new("--dry-run", null, Phrase.OptionDryRun);

    public static readonly CommandSpec Spec = new(
        "runs", Phrase.AboutRuns, Phrase.HelpRuns, [Action, Id], [SharedOptions.Store, SharedOptions.Json, KeepCount, OlderThan, MaxSize, DryRun], Run);

    private static int Run(CommandCall call)
    {
        RunStore store = RunKeepingChoice.StoreOf(call) ?? throw new UsageException(Phrase.NoStore);
        string action = call.Values(Action) is [string named] ? named : "list";
        return action switch
        {
            "list" => List(call, store.List()),
            "show" => Show(call, store),
            "prune" => Prune(call, store),
            _ => throw new UsageException(Phrase.OptionNotOneOf, Action.Name, action, "list, show, prune"),
        };
    }

    private static int List(CommandCall call, IReadOnlyList<StoredRun> runs)
    {
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(Json(runs));
            return ExitCode.Done;
        }

        var numbers = new NumberText(call.Texts.Language);
        foreach (StoredRun run in runs)
        {
            OutcomeHeader? h = run.Header;
            string what = h is null ? call.Texts[Phrase.RunUnreadable] : $"{h.Locality}/{h.Runs[0].Scenario}";
            string share = h is null ? "" : run.Finished
                ? numbers.Fixed(h.Replicates, 0)
                : $"{numbers.Fixed(h.Done.Sum(r => r.Count), 0)}/{numbers.Fixed(h.Replicates, 0)}";
            call.Host.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{run.Address.Short}  {numbers.Day(DateOnly.FromDateTime(run.LastUse.ToLocalTime().Date))} {run.LastUse.ToLocalTime():HH:mm}  {numbers.Fixed((run.Bytes + 999_999) / 1_000_000, 0),6} MB  {share,17}  {h?.Seed,12}  {what}{(run.Finished || h is null ? "" : " " + call.Texts[Phrase.RunUnfinished])}"));
        }

        call.Say(call.Texts.Format(Phrase.RunsSum, runs.Count, (runs.Sum(r => r.Bytes) + 999_999) / 1_000_000));
        return ExitCode.Done;
    }

    private static int Show(CommandCall call, RunStore store)
    {
        StoredRun run = StoredRuns.Find(store, call.Values(Id) is [string id] ? id : throw new UsageException(Phrase.ArgumentMissing, Id.Name));
        if (store.Manifest(run.Address) is { } manifest)
        {
            call.Host.Out.Write(manifest);
            return ExitCode.Done;
        }

        call.Say(call.Texts[Phrase.RunUnfinished]);
        call.Host.Out.Write(Json([run]));
        return ExitCode.AnswerIsNo;
    }

    private static int Prune(CommandCall call, RunStore store)
    {
        int? keep = (int?)call.Integer(KeepCount, 0, int.MaxValue);
        long? days = call.Integer(OlderThan, 0, 100_000);
        long? megabytes = call.Integer(MaxSize, 0, 1_000_000_000);
        if (keep is null && days is null && megabytes is null)
        {
            throw new UsageException(Phrase.PruneNeedsRule);
        }

        bool dry = call.Has(DryRun);
        var rule = new PruneRule(keep, megabytes * 1_000_000, days is { } d ? TimeSpan.FromDays(d) : null);
        IReadOnlyList<StoredRun> removed = store.Prune(rule, DateTime.UtcNow, null, dry);
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(Json(removed));
        }
        else
        {
            foreach (StoredRun run in removed)
            {
                call.Host.Out.WriteLine($"{run.Address.Short}  {(run.Header is { } h ? $"{h.Locality}/{h.Runs[0].Scenario}" : call.Texts[Phrase.RunUnreadable])}");
            }
        }

        call.Say(call.Texts.Format(dry ? Phrase.PruneWould : Phrase.PruneDone, removed.Count, (removed.Sum(r => r.Bytes) + 999_999) / 1_000_000));
        return ExitCode.Done;
    }

    private static string Json(IReadOnlyList<StoredRun> runs)
    {
        return MachineDocument.Write(json =>
        {
            json.WriteStartArray("runs");
            foreach (StoredRun run in runs)
            {
                json.WriteStartObject();
                json.WriteString("id", run.Address.Hex);
                json.WriteBoolean("finished", run.Finished);
                json.WriteNumber("bytes", run.Bytes);
                if (run.Header is { } header)
                {
                    json.WriteString("locality", header.Locality);
                    json.WriteString("scenario", header.Runs[0].Scenario);
                    json.WriteNumber("seed", header.Seed);
                    json.WriteNumber("replicates", header.Replicates);
                    json.WriteNumber("replicatesDone", header.Done.Sum(r => r.Count));
                    json.WriteString("engine", header.Engine);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }
}
