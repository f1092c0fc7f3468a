using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Planner.Simulation.Running;

/// <summary>Processor time of the calling thread, so that other work on the machine does not count; wall time where the system does not tell it.</summary>
internal static class ThreadClock
{
    private const int ThreadProcessorTime = 3;

    /// <summary>What asking for the time takes, nanoseconds: the least of some tries.</summary>
    public static long Cost { get; } = Enumerable.Range(0, 200).Min(_ =>
    {
        long before = Nanoseconds();
        return Nanoseconds() - before;
    });

    /// <summary>Nanoseconds since some fixed moment.</summary>
    public static long Nanoseconds() =>
        OperatingSystem.IsLinux() && clock_gettime(ThreadProcessorTime, out TimeSpec time) == 0
            ? (time.Seconds * 1_000_000_000) + time.Nanoseconds
            : (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));

    [DllImport("libc")]
    private static extern int clock_gettime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
