using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Planner.Rules.Language;

namespace Planner.Benchmarks;

/// <summary>
/// Nanoseconds per rule and replicate of the readers against code written by hand. <c>dotnet run -c Release -- --filter *RuleBenchmark*</c>. With 1 chunk
/// the data stay in the L2 cache and the branch predictor learns them; 24 chunks in rotation (12 MB) are fresh data.
/// </summary>
[Config(typeof(Brief))]
[MemoryDiagnoser]
public class RuleBenchmark
{
    internal const int PerInvoke = 19 * RuleWorkload.Count;

    private readonly double[] shared = [0];
    private readonly byte[] truths = new byte[PerInvoke];
    private double[][] banks = [];
    private CompiledExpression[] rules = [];
    private LaneKernel[] widest = [];
    private LaneKernel[] bits256 = [];
    private LaneKernel[] columns = [];
    private int turn;

    [Params(1, 24)]
    public int Chunks { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        banks = [.. Enumerable.Range(0, Chunks).Select(RuleWorkload.Data)];
        rules = RuleWorkload.Compile();
        widest = [.. rules.Select(r => r.Lanes!)];
        bits256 = [.. rules.Select(r => LaneKernel.Compile(r, VectorWidth.Bits256)!)];
        columns = [.. rules.Select(r => LaneKernel.Interpret(r)!)];
        int[] counts = [.. new Action[] { HandWrittenVectors, Lanes, LanesOf256Bits, ColumnInterpreter, HandWrittenLambdas, ScalarDelegates }.Select(Truths)];
        if (counts.Distinct().Count() != 1)
        {
            throw new InvalidOperationException("the variants disagree: " + string.Join(' ', counts));
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = PerInvoke)]
    public void HandWrittenVectors() => VectorRules.RunAll(Next(), truths);

    [Benchmark(OperationsPerInvoke = PerInvoke)]
    public void HandWrittenVectorsPackedMask() => VectorRules.RunAllPacked(Next(), truths);

    [Benchmark(OperationsPerInvoke = PerInvoke)]
    public void Lanes() => Run(widest);

    [Benchmark(OperationsPerInvoke = PerInvoke)]
    public void LanesOf256Bits() => Run(bits256);

    [Benchmark(OperationsPerInvoke = PerInvoke)]
    public void ColumnInterpreter() => Run(columns);

    [Benchmark(OperationsPerInvoke = PerInvoke)]
    public void HandWrittenLambdas()
    {
        double[] bank = Next();
        for (int i = 0; i < RuleWorkload.Count; i++)
        {
            for (int r = 0; r < RuleWorkload.Lambdas.Length; r++)
            {
                truths[(r * RuleWorkload.Count) + i] = RuleWorkload.Lambdas[r](bank, i, RuleWorkload.Stride) ? (byte)1 : (byte)0;
            }
        }
    }

    [Benchmark(OperationsPerInvoke = PerInvoke)]
    public void ScalarDelegates()
    {
        double[] bank = Next();
        for (int i = 0; i < RuleWorkload.Count; i++)
        {
            for (int r = 0; r < rules.Length; r++)
            {
                truths[(r * RuleWorkload.Count) + i] = rules[r].Scalar(bank, i, RuleWorkload.Stride, shared, 0) == 1 ? (byte)1 : (byte)0;
            }
        }
    }

    private void Run(LaneKernel[] kernels)
    {
        double[] bank = Next();
        for (int r = 0; r < kernels.Length; r++)
        {
            kernels[r].Evaluate(bank, 0, RuleWorkload.Stride, shared, 0, truths.AsSpan(r * RuleWorkload.Count, RuleWorkload.Count), []);
        }
    }

    private double[] Next()
    {
        turn = turn + 1 < banks.Length ? turn + 1 : 0;
        return banks[turn];
    }

    private int Truths(Action variant)
    {
        turn = banks.Length - 1;
        Array.Clear(truths);
        variant();
        return truths.Sum(t => t);
    }

    private sealed class Brief : ManualConfig
    {
        public Brief() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
