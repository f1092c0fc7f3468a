using System.Diagnostics;
using System.Globalization;
using Planner.Rules.Language;

namespace Planner.Benchmarks;

/// <summary>
/// The variants of <see cref="RuleBenchmark"/> in turns within one process, so that a busy machine disturbs all alike: the ratio of their fastest and of their median
/// turns. <c>dotnet run -c Release -- rules [chunks]</c>. Ratios, no claim about absolute speed.
/// </summary>
internal static class RuleTimings
{
    private const int Rounds = 1_000;
    private const int CallsPerTurn = 6;

    public static int Print(int chunks)
    {
        for (int time = 1; time <= 5; time++)
        {
            CompiledExpression[] rules = RuleWorkload.Compile();
            long start = Stopwatch.GetTimestamp();
            int kernels = rules.Count(r => r.Lanes is not null);
            TimeSpan building = Stopwatch.GetElapsedTime(start);
            byte[] truths = new byte[RuleWorkload.Count];
            double[] bank = RuleWorkload.Data(1);
            start = Stopwatch.GetTimestamp();
            Array.ForEach(rules, r => r.Lanes!.Evaluate(bank, 0, RuleWorkload.Stride, [], 0, truths, [])); // the JIT works at the first call
            TimeSpan calling = Stopwatch.GetElapsedTime(start);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{kernels} kernels, time {time}: {building.TotalMilliseconds:0.0} ms to build, {calling.TotalMilliseconds:0.0} ms for the first calls"));
        }

        var benchmark = new RuleBenchmark { Chunks = chunks };
        benchmark.Prepare();
        (string Name, Action Run)[] variants =
        [
            (nameof(benchmark.HandWrittenVectors), benchmark.HandWrittenVectors), (nameof(benchmark.HandWrittenVectorsPackedMask), benchmark.HandWrittenVectorsPackedMask),
            (nameof(benchmark.Lanes), benchmark.Lanes), (nameof(benchmark.LanesOf256Bits), benchmark.LanesOf256Bits),
            (nameof(benchmark.ColumnInterpreter), benchmark.ColumnInterpreter),
            (nameof(benchmark.HandWrittenLambdas), benchmark.HandWrittenLambdas), (nameof(benchmark.ScalarDelegates), benchmark.ScalarDelegates),
        ];
        double[][] turns = [.. variants.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int v = 0; v < variants.Length; v++)
            {
                variants[v].Run(); // the turn before has left other data in the cache
                long before = Stopwatch.GetTimestamp();
                for (int call = 0; call < CallsPerTurn; call++)
                {
                    variants[v].Run();
                }

                turns[v][round] = (Stopwatch.GetTimestamp() - before) * 1e9 / Stopwatch.Frequency / CallsPerTurn / RuleBenchmark.PerInvoke;
            }
        }

        Array.ForEach(turns, Array.Sort);
        Console.WriteLine($"{"ns per rule and replicate",-30} fastest  ratio   median  ratio   against");
        int lambdas = Array.FindIndex(variants, v => v.Name == nameof(benchmark.HandWrittenLambdas));
        for (int v = 0; v < variants.Length; v++)
        {
            // A replicate at a time is measured against the same written by hand, and so are many at once.
            int by = v >= lambdas ? lambdas : 0;
            double fastest = turns[v][0];
            double median = turns[v][Rounds / 2];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{variants[v].Name,-30} {fastest,7:0.000} {fastest / turns[by][0],6:0.00} {median,8:0.000} {median / turns[by][Rounds / 2],6:0.00}   {variants[by].Name}"));
        }

        return 0;
    }
}
