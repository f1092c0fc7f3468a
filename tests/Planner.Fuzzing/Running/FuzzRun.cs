using System.Diagnostics;
using System.Globalization;

namespace Planner.Fuzzing.Running;

/// <summary>Tries many inputs of one target, one after the other on a thread with a small stack, and keeps an eye on time and memory.</summary>
internal sealed class FuzzRun(FuzzTarget target, int seed, string folder, TextWriter log)
{
    /// <summary>Stack of the thread that tries the inputs: what a thread has on the least generous of the usual systems.</summary>
    public const int Stack = 512 * 1024;

    private const int MostKinds = 20;

    // A process that others stop, or that gets no processor, has not got a hanging input: what counts is processor time, and looks at an input that waits.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);
    private const int MostLooks = 180;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private long current = -1;
    private long started;
    private byte[] input = [];

    /// <summary>The random numbers of one input: they depend on seed, target and number only, so that any input can be made again by itself.</summary>
    public static Random RandomOf(int seed, string target, long index)
    {
        ulong x = (ulong)(uint)seed;
        foreach (char c in target)
        {
            x = Mixed(x ^ c);
        }

        return new Random((int)(Mixed(x ^ (ulong)index) >> 33));
    }

    /// <summary>Tries inputs.</summary>
    /// <param name="first">Number of the first.</param>
    /// <param name="count">How many.</param>
    public FuzzReport Run(long first, long count)
    {
        FuzzReport? report = null;
        var worker = new Thread(() => report = Work(first, count), Stack);
        worker.Start();
        long seen = -1;
        int looks = 0;
        TimeSpan before = default;
        while (!worker.Join(1000))
        {
            long index = Volatile.Read(ref current);
            if (index != seen || index < 0)
            {
                (seen, looks, before) = (index, 0, Environment.CpuUsage.TotalTime);
                continue;
            }

            if (++looks > MostLooks || Environment.CpuUsage.TotalTime - before > Hang)
            {
                string file = Keep("hang", index, input);
                log.WriteLine($"{target.Name}: input {index} takes longer than {Hang.TotalSeconds} s: {file}");
                Environment.Exit(1);
            }
        }

        return report!;
    }

    private FuzzReport Work(long first, long count)
    {
        var findings = new Dictionary<string, FuzzFinding>(StringComparer.Ordinal);
        Directory.CreateDirectory(folder);
        string journal = Path.Combine(folder, $"{target.Name}.current");
        using var mark = new FileStream(journal, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        long begin = Stopwatch.GetTimestamp(), told = begin, taken = 0, heap = 0, most = 0;
        double slowest = 0;
        for (long i = first; i < first + count && findings.Count < MostKinds; i++)
        {
            if (i == first + (count / 4))
            {
                heap = GC.GetTotalMemory(true);
            }

            input = target.Make(RandomOf(seed, target.Name, i));
            mark.Position = 0;
            mark.Write(BitConverter.GetBytes(i));
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            Volatile.Write(ref started, Stopwatch.GetTimestamp());
            Volatile.Write(ref current, i);
            try
            {
                taken += target.Try(input) ? 1 : 0;
            }
            catch (Exception e)
            {
                Volatile.Write(ref current, -1);
                Found(findings, i, e);
            }

            Volatile.Write(ref current, -1);
            slowest = Math.Max(slowest, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - allocated);
            if (Stopwatch.GetElapsedTime(told) > Pause)
            {
                told = Stopwatch.GetTimestamp();
                double rate = (i + 1 - first) / Stopwatch.GetElapsedTime(begin).TotalSeconds;
                log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Name}: {i + 1 - first} of {count}, {rate:F0} a second, {findings.Count} findings"));
            }
        }

        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return new FuzzReport(target.Name, count, taken, seconds, slowest, most, GC.GetTotalMemory(true) - heap, [.. findings.Values]);
    }

    private void Found(Dictionary<string, FuzzFinding> findings, long index, Exception fault)
    {
        string kind = KindOf(fault);
        if (findings.ContainsKey(kind))
        {
            return;
        }

        byte[] small = Shrinker.Shrink(input, other => Fails(other, kind), TimeSpan.FromSeconds(20));
        findings[kind] = new FuzzFinding(kind, index, fault, small);
        string file = Keep("finding", index, small);
        log.WriteLine($"{target.Name}: input {index} of seed {seed}: {fault.GetType().Name}: {fault.Message}\n  {file}\n{fault.StackTrace}");
    }

    private bool Fails(byte[] other, string kind)
    {
        try
        {
            target.Try(other);
            return false;
        }
        catch (Exception e)
        {
            return KindOf(e) == kind;
        }
    }

    private static string KindOf(Exception e)
    {
        string[] frames = (e.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string where = string.Join(" < ", frames.Where(f => f.Contains("Planner.", StringComparison.Ordinal) && !f.Contains(typeof(FuzzRun).Namespace!, StringComparison.Ordinal)).Take(2).Select(f => f.Split(" in ")[0]));
        return $"{e.GetType().Name} {where}";
    }

    private string Keep(string what, long index, byte[] bytes)
    {
        string file = Path.Combine(folder, FormattableString.Invariant($"{what}-{target.Name}-{seed}-{index}{target.Ending}"));
        File.WriteAllBytes(file, bytes);
        return file;
    }

    private static ulong Mixed(ulong x)
    {
        // SplitMix64.
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
