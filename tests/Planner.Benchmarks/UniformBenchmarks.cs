using BenchmarkDotNet.Attributes;
using Planner.Numerics.Random;

namespace Planner.Benchmarks;

/// <summary>Uniform numbers: a filled span against one call for each number.</summary>
public class UniformBenchmarks
{
    private static readonly DrawPurpose Purpose = DrawPurpose.Named("benchmark");
    private readonly UniformSource _source = new(1);
    private readonly double[] _u = new double[1024];

    [Benchmark(Baseline = true, OperationsPerInvoke = 1024)]
    public void At()
    {
        for (int i = 0; i < _u.Length; i++)
        {
            _u[i] = _source.At(Purpose, 42, 2025, 0, i);
        }
    }

    [Benchmark(OperationsPerInvoke = 1024)]
    public void Fill() => _source.Fill(Purpose, 42, 2025, 0, 0, _u);

    [Benchmark(OperationsPerInvoke = 1024)]
    public void FillWithoutVectors() => _source.Fill(Purpose, 42, 2025, 0, 0, _u, 2);
}
