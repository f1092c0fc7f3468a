using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Planner.Benchmarks;

/// <summary>
/// The kernels of <see cref="NumericsWorkload"/> one after the other, per 1024 values. <c>dotnet run -c Release -- --filter *NumericsBenchmark*</c>.
/// </summary>
[Config(typeof(Brief))]
[MemoryDiagnoser]
public class NumericsBenchmark
{
    private const int Length = 1024;
    private static readonly NumericsWorkload Work = new(Length);
    private Action run = () => { };

    /// <summary>Names of the kernels.</summary>
    public static IEnumerable<string> Kernels => Work.Kernels.Select(k => k.Name);

    [ParamsSource(nameof(Kernels))]
    public string Kernel { get; set; } = "";

    [GlobalSetup]
    public void Prepare() => run = Work.Kernels.Single(k => k.Name == Kernel).Run;

    [Benchmark(OperationsPerInvoke = Length)]
    public void Value() => run();

    private sealed class Brief : ManualConfig
    {
        public Brief() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
