using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;

namespace Planner.Benchmarks;

/// <summary>
/// Nanoseconds per value of the numerics kernels, the fastest of many short turns. <c>dotnet run -c Release -- numerics [length]</c>; the length is that of one
/// call's spans (1024 unless told; 16 shows what a call costs).
/// </summary>
internal static class NumericsTimings
{
    private const int Turns = 60;

    public static int Print(int length)
    {
        var work = new NumericsWorkload(length);
        string widest = Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : "128";
        Console.WriteLine($"ns per value, spans of {length}, {widest} bits");
        foreach ((_, Action run, int values) in work.Kernels)
        {
            _ = Fastest(run, values); // the compiler works behind the first calls
        }

        foreach ((string name, Action run, int values) in work.Kernels)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-46} {Fastest(run, values),8:0.00}"));
        }

        return 0;
    }

    private static double Fastest(Action run, int values)
    {
        double fastest = double.PositiveInfinity;
        int calls = Math.Max(1, 20_000 / values);
        for (int turn = 0; turn < Turns; turn++)
        {
            long before = Stopwatch.GetTimestamp();
            for (int call = 0; call < calls; call++)
            {
                run();
            }

            fastest = Math.Min(fastest, (Stopwatch.GetTimestamp() - before) * 1e9 / Stopwatch.Frequency / calls / values);
        }

        return fastest;
    }
}
