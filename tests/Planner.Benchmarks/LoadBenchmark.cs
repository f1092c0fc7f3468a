using BenchmarkDotNet.Attributes;
using Planner.Rules.Workflows;

namespace Planner.Benchmarks;

/// <summary>Load, check and compile of generated rule files. <c>dotnet run -c Release -- --filter *LoadBenchmark*</c>; the quick form is <see cref="LoadTimings"/>.</summary>
[MemoryDiagnoser]
public class LoadBenchmark
{
    private byte[] file = [];
    private Workflow? workflow;

    [Params(10, 100, 1_000, 10_000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        file = LoadWorkload.File(Rules);
        workflow = LoadWorkload.Load(file);
    }

    [Benchmark]
    public object Load() => LoadWorkload.Load(file);

    [Benchmark]
    public object LoadAndCheck() => LoadWorkload.Check(LoadWorkload.Load(file));

    [Benchmark]
    public int CheckAndCompileScalar() => LoadWorkload.CompileScalar(LoadWorkload.Check(workflow!));

    [Benchmark]
    public int CheckAndCompileLanes() => LoadWorkload.CompileLanes(LoadWorkload.Check(workflow!));

    [Benchmark]
    public int All()
    {
        CompiledWorkflow compiled = LoadWorkload.Check(LoadWorkload.Load(file));
        return LoadWorkload.CompileScalar(compiled) + LoadWorkload.CompileLanes(compiled);
    }
}
