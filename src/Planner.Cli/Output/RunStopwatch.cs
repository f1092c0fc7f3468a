using System.Diagnostics;

namespace Planner.Cli.Output;

/// <summary>Time and allocations of a run.</summary>
internal sealed class RunStopwatch
{
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly long allocatedBefore = GC.GetTotalAllocatedBytes();

    private RunStopwatch()
    {
    }

    /// <summary>The run's time.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Bytes allocated meanwhile by the whole process.</summary>
    public long Allocated { get; private set; }

    /// <summary>Starts.</summary>
    public static RunStopwatch Start() => new();

    /// <summary>Stops.</summary>
    public void Stop()
    {
        Elapsed = Stopwatch.GetElapsedTime(began);
        Allocated = GC.GetTotalAllocatedBytes() - allocatedBefore;
    }
}
