using System.Globalization;
using Planner.Cli.Arguments;
using Planner.Cli.Clusters;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;

namespace Planner.Cli.Commands;

/// <summary>The slices of a run as tasks of a job array: which are done is told by their files, which go on by the queue.</summary>
internal sealed class SlurmArray
{
    private const string JobsName = "jobs";

    private readonly CommandCall call;
    private readonly IReadOnlyList<RunIdentity> identities;
    private readonly RunOptions options;
    private readonly int shards;
    private readonly HashSet<int> whole = [];
    private readonly List<long> jobs = [];
    private Func<IReadOnlyList<int>, bool> submit = _ => false;
    private long merge;
    private string mergeMark = "";

    /// <summary>Slices of a run.</summary>
    /// <param name="call">The call.</param>
    /// <param name="identities">The run's scenarios.</param>
    /// <param name="options">Replicates and seed.</param>
    /// <param name="shards">Number of slices.</param>
    /// <param name="folder">Where the slices lie.</param>
    public SlurmArray(CommandCall call, IReadOnlyList<RunIdentity> identities, RunOptions options, int shards, string folder)
    {
        this.call = call;
        this.identities = identities;
        this.options = options;
        this.shards = shards;
        Folder = folder;
    }

    /// <summary>Where the slices lie.</summary>
    public string Folder { get; }

    /// <summary>Submits what is missing, and the merge behind it.</summary>
    /// <param name="ofSlices">Options of the array.</param>
    /// <param name="sliceScript">The script of a slice.</param>
    /// <param name="ofMerge">Options of the merge.</param>
    /// <param name="mergeScript">The script of the merge.</param>
    /// <param name="mark">Where the merge leaves its exit code.</param>
    public void Submit(IReadOnlyList<string> ofSlices, string sliceScript, IReadOnlyList<string> ofMerge, string mergeScript, string mark)
    {
        mergeMark = mark;
        submit = tasks =>
        {
            File.Delete(mark);
            List<string> dependency = [];
            if (tasks.Count > 0)
            {
                long job = SlurmClient.Submit([.. ofSlices, "--array=" + TaskList.Of(tasks)], sliceScript);
                jobs.Add(job);
                dependency = [FormattableString.Invariant($"--dependency=afterok:{job}"), "--kill-on-invalid-dep=yes"];
                call.Say(call.Texts.Format(Phrase.SlurmSubmitted, job, tasks.Count, shards, TaskList.Of(tasks)));
            }

            merge = SlurmClient.Submit([.. ofMerge, .. dependency], mergeScript);
            call.Say(call.Texts.Format(Phrase.SlurmMerge, merge));
            string numbers = FormattableString.Invariant($"{(tasks.Count > 0 ? jobs[^1] : merge)} {merge}\n");
            AtomicFile.Write(Path.Combine(Folder, JobsName), stream => stream.Write(System.Text.Encoding.ASCII.GetBytes(numbers)));
            return true;
        };
        if (!Adopt())
        {
            submit(Missing());
        }
    }

    /// <summary>Waits until the result is there; submits again what failed.</summary>
    /// <param name="pause">Time between two looks.</param>
    /// <param name="attempts">Most submissions of a slice.</param>
    /// <param name="result">Where the result goes.</param>
    /// <returns>The exit code.</returns>
    public int Follow(TimeSpan pause, int attempts, string result)
    {
        int attempt = 1;
        int looks = 0;
        string said = "";
        while (true)
        {
            IReadOnlyDictionary<int, bool>? tasks = jobs.Count > 0 ? SlurmClient.Queue(jobs[^1]) : new Dictionary<int, bool>();
            IReadOnlyDictionary<int, bool>? merging = SlurmClient.Queue(merge);
            if (tasks is not null && merging is not null)
            {
                IReadOnlyList<int> missing = Missing();
                string state = call.Texts.Format(Phrase.SlurmState, shards - missing.Count, shards, tasks.Values.Count(r => r), tasks.Values.Count(r => !r));
                if (state != said)
                {
                    call.Say(said = state);
                }

                if (missing.Count == 0 && merging.Count == 0 && File.Exists(mergeMark))
                {
                    return Ended(result);
                }

                // A file may be seen later than the end of its task: what failed must be missing at two looks.
                bool lost = tasks.Count == 0 && (missing.Count > 0 || merging.Count == 0);
                looks = lost ? looks + 1 : 0;
                if (looks > 1)
                {
                    if (++attempt > attempts)
                    {
                        call.Host.Error.WriteLine("planner: " + call.Texts.Format(Phrase.SlurmGivenUp, TaskList.Of(missing), attempts, Folder));
                        return ExitCode.AnswerIsNo;
                    }

                    call.Say(call.Texts.Format(Phrase.SlurmAgain, missing.Count, TaskList.Of(missing)));
                    SlurmClient.Cancel(merge);
                    submit(missing);
                    looks = 0;
                }
            }

            if (call.Host.Cancelled.WaitHandle.WaitOne(pause))
            {
                call.Say(call.Texts.Format(Phrase.SlurmLeft, string.Join(' ', jobs.TakeLast(1).Append(merge))));
                call.Host.Cancelled.ThrowIfCancellationRequested();
            }
        }
    }

    // The same run may have been submitted before: what still waits or runs is looked after, not doubled.
    private bool Adopt()
    {
        string file = Path.Combine(Folder, JobsName);
        long[] numbers = File.Exists(file)
            ? [.. File.ReadAllText(file).Split(' ', StringSplitOptions.TrimEntries).Select(n => long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out long job) ? job : 0)]
            : [];
        if (numbers is not [> 0, > 0] || SlurmClient.Queue(numbers[1]) is not { Count: > 0 })
        {
            return false;
        }

        jobs.Add(numbers[0]);
        merge = numbers[1];
        call.Say(call.Texts.Format(Phrase.SlurmAdopted, numbers[0], merge));
        return true;
    }

    private int Ended(string result)
    {
        string code = File.ReadAllText(mergeMark).Trim();
        if (code == "0")
        {
            call.Say(call.Texts.Format(Phrase.SlurmDone, result));
            return ExitCode.Done;
        }

        call.Host.Error.WriteLine("planner: " + call.Texts.Format(Phrase.SlurmMergeFailed, code, Path.Combine(Folder, "merge.log")));
        return ExitCode.AnswerIsNo;
    }

    // A slice that is damaged or of something else is as good as none: its task writes over it.
    private List<int> Missing()
    {
        var missing = new List<int>();
        for (int k = 1; k <= shards; k++)
        {
            if (!whole.Contains(k))
            {
                if (IsWhole(k))
                {
                    whole.Add(k);
                }
                else
                {
                    missing.Add(k);
                }
            }
        }

        return missing;
    }

    private bool IsWhole(int k)
    {
        var shard = new ShardChoice(k, shards);
        string file = Path.Combine(Folder, shard.FileName);
        try
        {
            if (!File.Exists(file))
            {
                return false;
            }

            OutcomeHeader header = OutcomeFile.Read(file).Header;
            return header.IsComplete && header.Range == shard.RangeOf(options.Replicates) && header.Runs.Select(r => r.Address).SequenceEqual(identities.Select(i => i.Address));
        }
        catch (Exception e) when (e is OutcomeFileException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
