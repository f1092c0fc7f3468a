using System.Globalization;
using Planner.Analysis.Precision;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary>
/// Runs of open length on several machines, round by round. A round is the replicates between two looks, cut into N slices. Whoever makes a slice first looks at what the folder holds: as long as
/// a slice of a round is missing, that round is the one in hand; once it is whole, everybody who looks comes to the same decision, because it depends on its replicates alone.
/// No machine needs to know of another.
/// </summary>
internal static class PrecisionShards
{
    /// <summary>Makes a slice of the round in hand, if one is open.</summary>
    /// <param name="call">The call.</param>
    /// <param name="inputs">What is run.</param>
    /// <param name="options">Seed and threads.</param>
    /// <param name="aim">What is asked.</param>
    /// <param name="shard">Which slice.</param>
    /// <param name="folder">The folder of all slices of all rounds.</param>
    /// <returns>The exit code.</returns>
    public static int Run(CommandCall call, ComparisonInputs inputs, RunOptions options, PrecisionAim aim, ShardChoice shard, string folder)
    {
        IReadOnlyList<Outcomes>? done = null;
        for (int round = 0; ; round++)
        {
            ReplicateRange whole = RangeOf(round);
            string[] files = [.. Enumerable.Range(1, shard.Count).Select(k => Path.Combine(folder, NameOf(round, new ShardChoice(k, shard.Count))))];
            string own = files[shard.Index - 1];
            int missing = files.Count(f => !File.Exists(f));
            if (missing > 0 && File.Exists(own))
            {
                call.Say(call.Texts.Format(Phrase.RoundWaits, round + 1, missing, shard.Count));
                return ExitCode.Done;
            }

            if (missing > 0)
            {
                return Make(call, inputs, options with { Replicates = whole.End }, ReplicateRange.OfShard(shard.Index, shard.Count, whole), own, round);
            }

            int number = round;
            IReadOnlyList<Outcomes>? before = done;
            done = Interruptible.Run(_ => Extend(call, inputs, options.Seed, files, before, number), call.Host.Cancelled);
            if (PrecisionRun.LookAt(inputs, options.Seed, aim, done, round).End is not null)
            {
                call.Say(call.Texts.Format(Phrase.RoundsEnded, round + 1, whole.End));
                return ExitCode.Done;
            }
        }
    }

    /// <summary>Joins rounds of slices and looks at each.</summary>
    /// <param name="call">The call.</param>
    /// <param name="inputs">What was run.</param>
    /// <param name="seed">The seed of the slices.</param>
    /// <param name="aim">What is asked.</param>
    /// <param name="files">The slices.</param>
    /// <returns>The outcomes up to the look at which the run ends, and the looks.</returns>
    /// <exception cref="UsageException">A slice cannot be used or is missing, or another round is needed.</exception>
    public static (IReadOnlyList<Outcomes> Outcomes, PrecisionResult Result) Join(
        CommandCall call, ComparisonInputs inputs, long seed, PrecisionAim aim, IReadOnlyList<string> files)
    {
        ILookup<int, string> byEnd = files.ToLookup(f => SliceFiles.Checked(call, f, () => OutcomeFile.ReadHeader(f)).Replicates);
        IReadOnlyList<Outcomes>? done = null;
        var looks = new List<PrecisionLook>();
        while (looks.Count == 0 || looks[^1].End is null)
        {
            int round = looks.Count;
            string[] slices = [.. byEnd[RangeOf(round).End]];
            if (slices.Length == 0)
            {
                throw new UsageException(Phrase.RoundNeeded, round + 1, RangeOf(round).ToString());
            }

            done = Extend(call, inputs, seed, slices, done, round);
            looks.Add(PrecisionRun.LookAt(inputs, seed, aim, done, round));
        }

        return (done!, new PrecisionResult(aim, looks));
    }

    private static ReplicateRange RangeOf(int round)
    {
        int from = round == 0 ? 0 : LookSchedule.Replicates(round - 1);
        return new ReplicateRange(from, LookSchedule.Replicates(round) - from);
    }

    private static string NameOf(int round, ShardChoice shard) => string.Create(CultureInfo.InvariantCulture, $"round-{round + 1}-{shard.FileName}");

    private static int Make(CommandCall call, ComparisonInputs inputs, RunOptions options, ReplicateRange range, string file, int round)
    {
        (IReadOnlyList<Outcomes> outcomes, RunPlan plan) = RunCall.Execute(call, inputs, options, range, clock: null);
        SliceFiles.Write(call, inputs, options, range, outcomes, file, Path.GetFileName(file));
        plan.Forget();
        call.Say(call.Texts.Format(Phrase.RoundSliceWritten, file, range.ToString(), round + 1));
        return ExitCode.Done;
    }

    private static IReadOnlyList<Outcomes> Extend(
        CommandCall call, ComparisonInputs inputs, long seed, IReadOnlyList<string> files, IReadOnlyList<Outcomes>? before, int round)
    {
        ReplicateRange range = RangeOf(round);
        (OutcomeHeader header, IReadOnlyList<Outcomes> parts) = SliceFiles.Join(call, files, range.First);
        IReadOnlyList<RunIdentity?> identities = inputs.Identities(new RunOptions(range.End, seed, 1));
        if (header.Seed != seed || !header.Runs.Select(r => (RunAddress?)r.Address).SequenceEqual(identities.Select(i => i?.Address)))
        {
            throw new UsageException(
                Phrase.SlicesOfOtherInputs, files[0], string.Join(", ", header.Runs.Select(r => r.Scenario)), inputs.Locality.Id, call.Texts[Phrase.DiffersInputs]);
        }

        if (before is null)
        {
            return parts;
        }

        IReadOnlyList<Outcomes> all = [.. parts.Select(p => new Outcomes(p.Shape, new ReplicateRange(0, range.End)))];
        for (int i = 0; i < all.Count; i++)
        {
            all[i].Add(before[i]);
            all[i].Add(parts[i]);
        }

        return all;
    }
}
