using Planner.Localities.Scenarios;
using Planner.Numerics.Copula;
using Planner.Numerics.Distributions;
using Planner.Simulation.Draws;
using Planner.Simulation.Preparation;
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
    private readonly bool[] drawn = new bool[UncertainInputs.Count];
    private readonly GaussianCopula? copula;
    private readonly InputDesign? design;

    public AssumptionSampler(PreparedModel model, Scenario scenario, InputDesign? design = null)
        : this(scenario)
    {
        this.design = design;
        foreach (UncertainAssumption assumption in scenario.Assumptions)
        {
            byInput[(int)assumption.Input] = Distribution(assumption.Distribution, model.BetaTable);
        }
    }

    /// <summary>A sampler of <see cref="Uniforms"/> alone, which need no distribution.</summary>
    public AssumptionSampler(Scenario scenario)
    {
        byInput = new IQuantileFunction?[UncertainInputs.Count];
        foreach (UncertainAssumption assumption in scenario.Assumptions)
        {
            drawn[(int)assumption.Input] = true;
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

    /// <summary>Draws every input of every lane.</summary>
    public void Fill(BlockState block) => Fill(block.Draws, block.Uncertain, block.Width);

    /// <summary>The uniforms behind the inputs, after correlation: <c>[input · width + lane]</c>; zeros for an input without a distribution.</summary>
    public void Uniforms(LaneDraws draws, Span<double> columns, int width)
    {
        for (int i = 0; i < UncertainInputs.Count; i++)
        {
            if (design is not null && design.Uniforms.TryGetValue((UncertainInput)i, out double[]? given))
            {
                design.Fill(given, draws.FirstReplicate, columns.Slice(i * width, width));
            }
            else if (copula is not null || drawn[i])
            {
                draws.Uniform(Purposes.Assumption, Unit, 0, i, columns.Slice(i * width, width));
            }
        }

        if (copula is not null)
        {
            Correlate(copula, columns, width);
        }
    }

    private void Fill(LaneDraws draws, Span<double> columns, int width)
    {
        // The columns hold the uniforms first, then what is made of them.
        Uniforms(draws, columns, width);
        for (int i = 0; i < UncertainInputs.Count; i++)
        {
            Span<double> column = columns.Slice(i * width, width);
            if (byInput[i] is { } distribution)
            {
                foreach (ref double value in column)
                {
                    value = distribution.Quantile(value);
                }
            }
            else
            {
                column.Fill(UncertainInputs.Neutral((UncertainInput)i));
            }
        }
    }

    private static void Correlate(GaussianCopula copula, Span<double> columns, int width)
    {
        Span<double> u = stackalloc double[copula.Count];
        for (int lane = 0; lane < width; lane++)
        {
            for (int i = 0; i < u.Length; i++)
            {
                u[i] = columns[(i * width) + lane];
            }

            copula.TransformUniforms(u, u);
            for (int i = 0; i < u.Length; i++)
            {
                columns[(i * width) + lane] = u[i];
            }
        }
    }

    /// <summary>
    /// The distribution a scenario's file names. What is a stretched Beta is read from a table of the Beta's inverse CDF: an exact inversion takes tens of
    /// microseconds, as long as the year of a hundred communes.
    /// </summary>
    internal static IQuantileFunction Distribution(UncertainDistribution d, Func<double, double, QuantileTable> betaTable)
    {
        return d.Kind switch
        {
            "constant" => new Discrete([d.A], [1]),
            "normal" => new ScaledNormal(d.A, d.B),
            "lognormal" => LogNormal.OfMedian(d.A, d.B),
            "uniform" => new Uniform(d.A, d.B),
            "triangular" => new Triangular(d.A, d.B, d.C),
            "pert" when d.A < d.C => Stretched(1 + (4 * (d.B - d.A) / (d.C - d.A)), 1 + (4 * (d.C - d.B) / (d.C - d.A)), d.A, d.C),
            "pert" => new Pert(d.A, d.B, d.C),
            "beta" => Stretched(d.A, d.B, d.C, d.D),
            "discrete" => new Discrete([.. d.Values], [.. d.Weights]),
            _ => throw new InvalidOperationException($"the loader let the distribution '{d.Kind}' through"),
        };

        StretchedTable Stretched(double a, double b, double low, double high) => new(betaTable(a / (a + b), a + b), low, high);
    }

    /// <summary>A tabulated Beta stretched over an interval.</summary>
    private sealed record StretchedTable(QuantileTable Beta, double Low, double High) : IQuantileFunction
    {
        public double Quantile(double u) => Math.Min(High, Low + ((High - Low) * Beta.Quantile(u)));
    }
}
