using BenchmarkDotNet.Attributes;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.Random;

namespace Planner.Benchmarks;

/// <summary>Normal quantiles against MathNet's, exponentials against the platform's.</summary>
public class NormalBenchmarks
{
    private readonly double[] _u = new double[1024];
    private readonly double[] _z = new double[1024];

    [GlobalSetup]
    public void Setup() => new UniformSource(1).Fill(DrawPurpose.Named("benchmark"), 42, 2025, 0, 0, _u);

    [Benchmark(Baseline = true, OperationsPerInvoke = 1024)]
    public void MathNetInvCdf()
    {
        for (int i = 0; i < _u.Length; i++)
        {
            _z[i] = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, _u[i]);
        }
    }

    [Benchmark(OperationsPerInvoke = 1024)]
    public void QuantileOfSpan() => Normal.Quantile(_u, _z);

    [Benchmark(OperationsPerInvoke = 1024)]
    public void QuantileOfEach()
    {
        for (int i = 0; i < _u.Length; i++)
        {
            _z[i] = Normal.Quantile(_u[i]);
        }
    }

    [Benchmark(OperationsPerInvoke = 1024)]
    public void ExpOfSpan() => DeterministicMath.Exp(_u, _z);

    [Benchmark(OperationsPerInvoke = 1024)]
    public void MathExp()
    {
        for (int i = 0; i < _u.Length; i++)
        {
            _z[i] = Math.Exp(_u[i]);
        }
    }
}
