using System.Diagnostics;
using Planner.Simulation.Recording;

namespace Planner.Simulation.Storing;

/// <summary>
/// Writes how far a run has come, from time to time: the first time after two seconds, then so seldom that writing takes at most a twentieth of the time.
/// A run that ends sooner leaves nothing.
/// </summary>
/// <threadsafety>Used by one thread at a time.</threadsafety>
public sealed class Checkpoint
{
    private const int ShareOfTime = 20;

    private readonly Action<Outcomes> write;
    private readonly TimeSpan least;
    private long next;

    /// <summary>Checkpoints of a run.</summary>
    /// <param name="write">Writes how far it is.</param>
    /// <param name="least">Least time between two; zero to write after every group of blocks.</param>
    public Checkpoint(Action<Outcomes> write, TimeSpan least)
    {
        ArgumentNullException.ThrowIfNull(write);
        this.write = write;
        this.least = least;
        next = Stopwatch.GetTimestamp() + Ticks(least);
    }

    /// <summary>Writes when it is time.</summary>
    /// <param name="outcomes">All outcomes so far; nobody writes to them meanwhile.</param>
    public void Offer(Outcomes outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        long now = Stopwatch.GetTimestamp();
        if (now < next || outcomes.Done.Sum(r => (long)r.Count) == outcomes.Range.Count)
        {
            return;
        }

        write(outcomes);
        long end = Stopwatch.GetTimestamp();
        next = end + Math.Max(Ticks(least), (end - now) * (least == TimeSpan.Zero ? 0 : ShareOfTime));
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
