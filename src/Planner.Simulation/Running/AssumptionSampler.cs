using Planner.Localities.Scenarios;
using Planner.Numerics.Copula;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using Planner.Simulation.Draws;
using Planner.Simulation.State;

namespace Planner.Simulation.Running;

/// <summary>
/// Draws the uncertain inputs of a replicate: one uniform per input, correlated by a Gaussian copula where the scenario says so, through the
/// inverse CDF of its distribution. Scenarios that give an input the same distribution see the same values.
/// </summary>
internal sealed class AssumptionSampler
{
    private static readonly ulong Unit = Numerics.Random.UnitHash.Of("assumptions");
    private readonly IQuantileFunction?[] byInput;
    private readonly GaussianCopula? copula;

    public AssumptionSampler(Scenario scenario)
    {
        byInput = new IQuantileFunction?[UncertainInputs.Count];
        foreach (UncertainAssumption assumption in scenario.Assumptions)
        {
            byInput[(int)assumption.Input] = Distribution(assumption.Distribution);
        }

        if (scenario.Correlations.Count > 0)
        {
            var matrix = new double[UncertainInputs.Count, UncertainInputs.Count];
            for (int i = 0; i < UncertainInputs.Count; i++)
            {
                matrix[i, i] = 1;
            }

            foreach (AssumptionCorrelation correlation in scenario.Correlations)
            {
                matrix[(int)correlation.First, (int)correlation.Second] = correlation.Rho;
                matrix[(int)correlation.Second, (int)correlation.First] = correlation.Rho;
            }

            copula = new GaussianCopula(matrix);
        }
    }

    public void Fill(BlockState block)
    {
        int width = block.Width;
        int count = UncertainInputs.Count;
        double[] uniforms = new double[count * width];
        for (int i = 0; i < count; i++)
        {
            block.Draws.Uniform(Purposes.Assumption, Unit, 0, i, uniforms.AsSpan(i * width, width));
        }

        Span<double> u = stackalloc double[count];
        for (int lane = 0; lane < width; lane++)
        {
            for (int i = 0; i < count; i++)
            {
                u[i] = uniforms[(i * width) + lane];
            }

            if (copula is not null)
            {
                copula.TransformUniforms(u, u);
            }

            for (int i = 0; i < count; i++)
            {
                block.Uncertain[(i * width) + lane] = byInput[i]?.Quantile(u[i]) ?? UncertainInputs.Neutral((UncertainInput)i);
            }
        }
    }

    /// <summary>The distribution a scenario's file names.</summary>
    internal static IQuantileFunction Distribution(UncertainDistribution d) => d.Kind switch
    {
        "constant" => new Discrete([d.A], [1]),
        "normal" => new ScaledNormal(d.A, d.B),
        "lognormal" => LogNormal.OfMedian(d.A, d.B),
        "uniform" => new Uniform(d.A, d.B),
        "triangular" => new Triangular(d.A, d.B, d.C),
        "pert" => new Pert(d.A, d.B, d.C),
        "beta" => new ScaledBeta(new Beta(d.A, d.B), d.C, d.D),
        "discrete" => new Discrete([.. d.Values], [.. d.Weights]),
        _ => throw new InvalidOperationException($"the loader let the distribution '{d.Kind}' through"),
    };

    /// <summary>A Beta stretched over an interval.</summary>
    private sealed record ScaledBeta(Beta Beta, double Low, double High) : IQuantileFunction
    {
        public double Quantile(double u) => Low + ((High - Low) * Beta.Quantile(u));
    }
}
