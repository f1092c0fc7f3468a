using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary>Writes slices of runs, and joins them.</summary>
internal static class SliceFiles
{
    /// <summary>Writes a slice.</summary>
    /// <param name="call">The call.</param>
    /// <param name="inputs">What was run.</param>
    /// <param name="options">Replicates of the whole run, and the seed.</param>
    /// <param name="range">The replicates of the slice.</param>
    /// <param name="outcomes">Their outcomes by scenario.</param>
    /// <param name="to">A file, or a folder: one that exists or whose name ends in '/'.</param>
    /// <param name="name">The file's name in a folder.</param>
    /// <returns>The file.</returns>
    public static string Write(
        CommandCall call, ComparisonInputs inputs, RunOptions options, ReplicateRange range, IReadOnlyList<Outcomes> outcomes, string to, string name)
    {
        IReadOnlyList<RunIdentity?> identities = inputs.Identities(options);
        if (identities.Any(i => i is null))
        {
            throw new UsageException(Phrase.InputsChanged);
        }

        string file = Directory.Exists(to) || Path.EndsInDirectorySeparator(to) || to.EndsWith('/') ? Path.Combine(to, name) : to;
        var header = new OutcomeHeader(
            EngineVersion.Current, inputs.Locality.Id, options.Seed, options.Replicates, range, range.Count == 0 ? [] : [range], outcomes[0].Shape,
            [.. identities.Select(i => new OutcomeRun(i!.Scenario, i.Address))]);
        call.Host.Cancelled.ThrowIfCancellationRequested();
        AtomicFile.Write(file, stream => OutcomeFile.Write(stream, header, outcomes));
        return file;
    }

    /// <summary>Reads slices and joins them.</summary>
    /// <param name="call">The call.</param>
    /// <param name="files">The slices.</param>
    /// <param name="from">The first replicate of all slices together: 0, or where a later round of a run of open length begins.</param>
    /// <returns>The header of the whole run, or round, and its outcomes by scenario.</returns>
    /// <exception cref="UsageException">A slice is damaged, foreign, doubled or missing.</exception>
    public static (OutcomeHeader Header, IReadOnlyList<Outcomes> Outcomes) Join(CommandCall call, IReadOnlyList<string> files, int from = 0)
    {
        var headers = files.Select(f => (File: f, Header: Checked(call, f, () => OutcomeFile.ReadHeader(f)))).ToList();
        (string firstFile, OutcomeHeader first) = headers[0];
        foreach ((string file, OutcomeHeader header) in headers)
        {
            if (!header.IsComplete)
            {
                throw new UsageException(Phrase.SliceUnfinished, file);
            }

            if (Difference(call, first, header) is { } difference)
            {
                throw new UsageException(Phrase.SliceForeign, file, firstFile, difference);
            }
        }

        // Empty slices are whole too: a run of few replicates may be cut into more slices than it has.
        List<(string File, OutcomeHeader Header)> ordered = [.. headers.Where(h => h.Header.Range.Count > 0).OrderBy(h => h.Header.Range.First)];
        for (int i = 1; i < ordered.Count; i++)
        {
            if (ordered[i].Header.Range.Overlaps(ordered[i - 1].Header.Range))
            {
                throw new UsageException(Phrase.SliceDoubled, ordered[i].File, ordered[i - 1].File, Shared(ordered[i].Header.Range, ordered[i - 1].Header.Range).ToString());
            }
        }

        var whole = new ReplicateRange(from, first.Replicates - from);
        IReadOnlyList<ReplicateRange> gaps = whole.Without(ordered.Select(h => h.Header.Range));
        if (gaps.Count > 0)
        {
            throw new UsageException(Phrase.SliceMissing, string.Join(", ", gaps.Select(g => Named(g, ordered.Select(o => o.Header.Range), whole))), first.Replicates);
        }

        IReadOnlyList<Outcomes> outcomes = [.. first.Runs.Select(_ => new Outcomes(first.Shape, whole))];
        foreach ((string file, _) in ordered)
        {
            call.Host.Cancelled.ThrowIfCancellationRequested();
            OutcomeFile slice = Checked(call, file, () => OutcomeFile.Read(file));
            for (int i = 0; i < outcomes.Count; i++)
            {
                outcomes[i].Add(slice.Outcomes[i]);
            }
        }

        return (first with { Range = whole, Done = [whole] }, outcomes);
    }

    /// <summary>Reads a file of outcomes; what is wrong with it is said in the user's language.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="file">The file.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="UsageException">The file cannot be used.</exception>
    public static T Checked<T>(CommandCall call, string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (OutcomeFileException e)
        {
            throw new UsageException(Phrase.SliceUnusable, file, call.Texts[e.Fault switch
            {
                OutcomeFault.Foreign => Phrase.FaultForeign,
                OutcomeFault.OtherVersion => Phrase.FaultOtherVersion,
                OutcomeFault.Truncated => Phrase.FaultTruncated,
                OutcomeFault.TooLong => Phrase.FaultTooLong,
                OutcomeFault.Damaged => Phrase.FaultDamaged,
                _ => Phrase.FaultImplausible,
            }]);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException(Phrase.NoSuchPath, file);
        }
    }

    private static ReplicateRange Shared(ReplicateRange a, ReplicateRange b)
    {
        int first = Math.Max(a.First, b.First);
        return new ReplicateRange(first, Math.Min(a.End, b.End) - first);
    }

    /// <summary>A gap by its replicates and, where all other slices are of one cut, by its slices: 250–499 (--shard 2/4).</summary>
    private static string Named(ReplicateRange gap, IEnumerable<ReplicateRange> present, ReplicateRange whole)
    {
        List<ReplicateRange> there = [.. present];
        int most = Math.Min(whole.Count, ShardChoice.Most);
        for (int count = there.Count + 1; count <= most && count <= there.Count * 64; count++)
        {
            List<ReplicateRange> cut = [.. Enumerable.Range(1, count).Select(k => ReplicateRange.OfShard(k, count, whole))];
            if (there.TrueForAll(cut.Contains))
            {
                IEnumerable<string> missing = Enumerable.Range(1, count).Where(k => gap.Overlaps(cut[k - 1])).Select(k => FormattableString.Invariant($"--shard {k}/{count}"));
                return $"{gap} ({string.Join(", ", missing)})";
            }
        }

        return gap.ToString();
    }

    private static string? Difference(CommandCall call, OutcomeHeader a, OutcomeHeader b)
    {
        if (a.Engine != b.Engine)
        {
            return call.Texts.Format(Phrase.DiffersEngine, b.Engine, a.Engine);
        }

        if (a.Locality != b.Locality || !a.Runs.Select(r => r.Scenario).SequenceEqual(b.Runs.Select(r => r.Scenario)))
        {
            return call.Texts.Format(
                Phrase.DiffersScenarios, $"{b.Locality}: {string.Join(", ", b.Runs.Select(r => r.Scenario))}", $"{a.Locality}: {string.Join(", ", a.Runs.Select(r => r.Scenario))}");
        }

        if (a.Seed != b.Seed || a.Replicates != b.Replicates)
        {
            return call.Texts.Format(Phrase.DiffersOptions, b.Seed, b.Replicates, a.Seed, a.Replicates);
        }

        return a.Shape != b.Shape || !a.Runs.SequenceEqual(b.Runs) ? call.Texts[Phrase.DiffersInputs] : null;
    }
}
