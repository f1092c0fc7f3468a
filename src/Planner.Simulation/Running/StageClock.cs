using Planner.Simulation.Stages;

namespace Planner.Simulation.Running;

/// <summary>
/// Counts the processor time that the stages of a run take, over all workers, so that other work on the machine does not count; wall time where the system
/// does not tell it. A run without a clock pays nothing for it.
/// </summary>
/// <threadsafety>Safe for concurrent use.</threadsafety>
public sealed class StageClock
{
    /// <summary>What the worker does before the first year: households split into classes, uncertain inputs drawn.</summary>
    public const string Start = "Start";

    /// <summary>What is kept of a block: metrics by replicate, targets, histograms.</summary>
    public const string Keeping = "Keeping";

    private readonly Lock gate = new();
    private readonly List<string> names = [];
    private readonly List<Counted> counters = [];
    private long allocated;
    private long blocks;

    /// <summary>Bytes that workers allocated in blocks other than their first, which warms up.</summary>
    public long AllocatedInBlocks => Interlocked.Read(ref allocated);

    /// <summary>Blocks counted in <see cref="AllocatedInBlocks"/>.</summary>
    public long Blocks => Interlocked.Read(ref blocks);

    /// <summary>Time by stage, in the order of the year, summed over workers.</summary>
    public IReadOnlyList<StageTime> Times
    {
        get
        {
            lock (gate)
            {
                return [.. names.Select((n, i) => new StageTime(n, Interlocked.Read(ref counters[i].Nanoseconds)))];
            }
        }
    }

    /// <summary>Whether single criteria are measured too.</summary>
    public bool MeasuresRules { get; init; } = true;

    /// <summary>Time of each criterion, measured on some of the communes.</summary>
    public IReadOnlyList<RuleTime> RuleTimes => Rules.Times;

    /// <summary>Counts the time of single criteria.</summary>
    internal RuleClock Rules { get; } = new();

    /// <summary>The name of a stage: its class without the ending.</summary>
    internal static string NameOf(IStage stage) => NameOf(stage.GetType());

    /// <summary>The name of a stage's class without the ending.</summary>
    internal static string NameOf(Type stage) => stage.Name.Replace("Stage", "", StringComparison.Ordinal);

    /// <summary>A stage that counts its time here.</summary>
    internal IStage Around(IStage stage) => new TimedStage(stage, Counter(NameOf(stage)));

    /// <summary>Counts the time since a moment.</summary>
    /// <param name="name">The stage.</param>
    /// <param name="since">When it began, by <see cref="ThreadClock"/>.</param>
    internal void Count(string name, long since) => Interlocked.Add(ref Counter(name).Nanoseconds, ThreadClock.Nanoseconds() - since);

    /// <summary>Counts a time.</summary>
    /// <param name="name">The stage.</param>
    /// <param name="nanoseconds">Its time.</param>
    internal void Add(string name, long nanoseconds) => Interlocked.Add(ref Counter(name).Nanoseconds, nanoseconds);

    internal void CountBlock(long bytes)
    {
        Interlocked.Add(ref allocated, bytes);
        Interlocked.Increment(ref blocks);
    }

    private Counted Counter(string name)
    {
        lock (gate)
        {
            int at = names.IndexOf(name);
            if (at < 0)
            {
                at = names.Count;
                names.Add(name);
                counters.Add(new Counted());
            }

            return counters[at];
        }
    }

    private sealed class Counted
    {
        public long Nanoseconds;
    }

    private sealed class TimedStage(IStage inner, Counted counter) : IStage
    {
        public void Run(State.BlockState block, int year)
        {
            long before = ThreadClock.Nanoseconds();
            inner.Run(block, year);
            Interlocked.Add(ref counter.Nanoseconds, ThreadClock.Nanoseconds() - before);
        }
    }
}
