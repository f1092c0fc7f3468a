using System.Diagnostics;
using System.Globalization;
using Planner.Rules.Workflows;
using Planner.Simulation.Running;

namespace Planner.Benchmarks;

/// <summary>
/// Milliseconds of the thread's processor time to load, check and compile files of 10, 100, 1,000 and 10,000 rules: the first time in the process (cold, at 10 rules), then the fastest of several; "lanes together" is wall time on all processors.
/// <c>dotnet run -c Release -- load [most rules]</c>.
/// </summary>
internal static class LoadTimings
{
    // Beyond it rules are loaded and checked only: compiling is linear, and minutes of it tell no more.
    private const int MostCompiled = 10_000;

    private static readonly int[] Sizes = [10, 100, 1_000, 10_000, 100_000];

    public static int Print(int most)
    {
        Console.WriteLine("rules             load    check   scalar    lanes  lanes together   sum ms  µs per rule");
        double[] cold = Measure(Sizes[0]);
        Write("10, first time", cold, Sizes[0]);
        foreach (int size in Sizes.Where(s => s <= most))
        {
            int repeats = Math.Clamp(10_000 / size, 3, 200);
            double[][] runs = [.. Enumerable.Range(0, repeats).Select(_ => Measure(size))];
            Write(size.ToString("#,0", CultureInfo.InvariantCulture), [.. Enumerable.Range(0, cold.Length).Select(stage => runs.Min(r => r[stage]))], size);
        }

        return 0;
    }

    private static double[] Measure(int size)
    {
        byte[] file = LoadWorkload.File(size);
        var times = new List<double>();
        long start = ThreadClock.Nanoseconds();
        Workflow workflow = LoadWorkload.Load(file);
        Next();
        CompiledWorkflow compiled = LoadWorkload.Check(workflow);
        Next();
        if (size > MostCompiled)
        {
            return [.. times, double.NaN, double.NaN, double.NaN];
        }

        int scalars = LoadWorkload.CompileScalar(compiled);
        Next();
        int kernels = LoadWorkload.CompileLanes(compiled);
        Next();
        CompiledWorkflow anew = LoadWorkload.Check(workflow);
        long wall = Stopwatch.GetTimestamp();
        LoadWorkload.CompileLanesTogether(anew);
        times.Add(Stopwatch.GetElapsedTime(wall).TotalMilliseconds);
        return scalars == size && kernels == size ? [.. times] : throw new InvalidOperationException($"{scalars} and {kernels} of {size} rules were compiled");

        void Next()
        {
            times.Add((ThreadClock.Nanoseconds() - start) / 1e6);
            start = ThreadClock.Nanoseconds();
        }
    }

    private static void Write(string name, double[] times, int size) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name,-15} {string.Join(' ', times[..4].Select(t => string.Create(CultureInfo.InvariantCulture, $"{t,8:0.00}")))} {times[4],15:0.00} {times[..4].Where(double.IsFinite).Sum(),8:0.00} {times[..4].Where(double.IsFinite).Sum() / size * 1000,12:0.0}"));
}
