using BenchmarkDotNet.Attributes;
using Planner.Numerics.Distributions;
using Planner.Numerics.Random;

namespace Planner.Benchmarks;

/// <summary>Binomial quantiles by the shortcut against the plain search by the distribution function.</summary>
public class BinomialBenchmarks
{
    private readonly double[] _u = new double[1024];

    [Params(60, 400, 1500)]
    public int Trials { get; set; }

    [Params(0.01, 0.2)]
    public double Probability { get; set; }

    [GlobalSetup]
    public void Setup() => new UniformSource(1).Fill(DrawPurpose.Named("benchmark"), 42, 2025, 0, 0, _u);

    [Benchmark(Baseline = true, OperationsPerInvoke = 1024)]
    public int PlainSearch()
    {
        int sum = 0;
        foreach (double u in _u)
        {
            sum += Binomial.Search(u, Trials, Probability, (int)(Trials * Probability));
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = 1024)]
    public int Quantile()
    {
        int sum = 0;
        foreach (double u in _u)
        {
            sum += Binomial.Quantile(u, Trials, Probability);
        }

        return sum;
    }
}
