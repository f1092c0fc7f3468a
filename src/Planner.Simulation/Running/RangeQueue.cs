using Planner.Simulation.Recording;

namespace Planner.Simulation.Running;

/// <summary>
/// Deals out the replicates of a run in groups of blocks: large ones first, so that little is spent on joining them, small ones at the end, so that the
/// workers end together.
/// </summary>
/// <threadsafety>Safe for concurrent use.</threadsafety>
internal sealed class RangeQueue
{
    // A group must not be so long that an interruption loses much: this many commune-years take about a second.
    private const long CommuneYearsOfAGroup = 1_000_000;
    private const int GroupsPerWorker = 4;

    private readonly Lock gate = new();
    private readonly Queue<ReplicateRange> open;
    private readonly int width;
    private readonly int workers;
    private ReplicateRange current;
    private long remaining;

    /// <summary>A queue.</summary>
    /// <param name="ranges">What is to be run.</param>
    /// <param name="width">Lanes of a block.</param>
    /// <param name="workers">Workers.</param>
    /// <param name="communeYears">Commune-years of one replicate.</param>
    public RangeQueue(IReadOnlyList<ReplicateRange> ranges, int width, int workers, long communeYears)
    {
        open = new Queue<ReplicateRange>(ranges);
        this.width = width;
        this.workers = workers;
        remaining = ranges.Sum(r => (long)r.Count);
        Longest = Math.Max(1, (int)Math.Min(Size(), Math.Max(1, CommuneYearsOfAGroup / communeYears / width) * width));
    }

    /// <summary>Most replicates of a group.</summary>
    public int Longest { get; }

    /// <summary>The next group; empty when nothing is left.</summary>
    public ReplicateRange Next()
    {
        lock (gate)
        {
            if (current.Count == 0 && !open.TryDequeue(out current))
            {
                return default;
            }

            int count = (int)Math.Min(Math.Min(current.Count, Longest), Size());
            var group = new ReplicateRange(current.First, count);
            current = new ReplicateRange(group.End, current.Count - count);
            remaining -= count;
            return group;
        }
    }

    /// <summary>Deals out nothing more.</summary>
    public void Close()
    {
        lock (gate)
        {
            open.Clear();
            current = default;
        }
    }

    private long Size() => Math.Max(1, ((remaining / ((long)workers * GroupsPerWorker)) + width - 1) / width) * width;
}
