using System.Diagnostics;
using Planner.Simulation.Stages;

namespace Planner.Simulation.Running;

/// <summary>Counts the time that the stages of a run take, over all workers. A run without a clock pays nothing for it.</summary>
/// <threadsafety>Safe for concurrent use.</threadsafety>
public sealed class StageClock
{
    /// <summary>What the worker does before the first year: households split into classes, uncertain inputs drawn.</summary>
    public const string Start = "Start";

    /// <summary>What is kept of a block: metrics by replicate, targets, histograms.</summary>
    public const string Keeping = "Keeping";

    private readonly Lock gate = new();
    private readonly List<string> names = [];
    private readonly List<StrongBox> ticks = [];
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
                return [.. names.Select((n, i) => new StageTime(n, Interlocked.Read(ref ticks[i].Ticks) * 1e9 / Stopwatch.Frequency))];
            }
        }
    }

    /// <summary>The name of a stage: its class without the ending.</summary>
    internal static string NameOf(IStage stage) => stage.GetType().Name.Replace("Stage", "", StringComparison.Ordinal);

    /// <summary>A stage that counts its time here.</summary>
    internal IStage Around(IStage stage) => new TimedStage(stage, Counter(NameOf(stage)));

    /// <summary>Counts the time since a moment.</summary>
    /// <param name="name">The stage.</param>
    /// <param name="since">A timestamp of <see cref="Stopwatch"/>.</param>
    internal void Count(string name, long since) => Interlocked.Add(ref Counter(name).Ticks, Stopwatch.GetTimestamp() - since);

    internal void CountBlock(long bytes)
    {
        Interlocked.Add(ref allocated, bytes);
        Interlocked.Increment(ref blocks);
    }

    private StrongBox Counter(string name)
    {
        lock (gate)
        {
            int at = names.IndexOf(name);
            if (at < 0)
            {
                at = names.Count;
                names.Add(name);
                ticks.Add(new StrongBox());
            }

            return ticks[at];
        }
    }

    private sealed class StrongBox
    {
        public long Ticks;
    }

    private sealed class TimedStage(IStage inner, StrongBox counter) : IStage
    {
        public void Run(State.BlockState block, int year)
        {
            long before = Stopwatch.GetTimestamp();
            inner.Run(block, year);
            Interlocked.Add(ref counter.Ticks, Stopwatch.GetTimestamp() - before);
        }
    }
}
