using Planner.Localities.Scenarios;
using Planner.Numerics.Distributions;
using Planner.Simulation.Draws;
using Planner.Simulation.State;

namespace Planner.Simulation.Running;

/// <summary>
/// Which values of the uncertain inputs a run's replicates saw, as normal scores: z = Φ⁻¹(F(x)) of the scenario's own distribution, correlated as the scenario
/// says. Drawn anew from the addresses of the run's random numbers, so they are the run's own.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class InputScores
{
    private const int Width = 4096;
    private readonly double[][] byInput;

    private InputScores(double[][] byInput) => this.byInput = byInput;

    /// <summary>Inputs that vary, in ascending order.</summary>
    public IReadOnlyList<UncertainInput> Inputs => [.. Enum.GetValues<UncertainInput>().Where(i => byInput[(int)i].Length > 0)];

    /// <summary>Draws the scores of a run.</summary>
    /// <param name="scenario">Its scenario.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="replicates">Its number of replicates; ≥ 1.</param>
    public static InputScores Of(Scenario scenario, long seed, int replicates)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        var sampler = new AssumptionSampler(scenario);
        var draws = new LaneDraws(seed);
        double[][] scores = [.. Enum.GetValues<UncertainInput>().Select(i => Varies(scenario, i) ? new double[replicates] : [])];
        double[] columns = new double[UncertainInputs.Count * Width];
        for (int first = 0; first < replicates; first += Width)
        {
            int lanes = Math.Min(Width, replicates - first);
            draws.FirstReplicate = first;
            sampler.Uniforms(draws, columns, Width);
            for (int i = 0; i < scores.Length; i++)
            {
                if (scores[i].Length > 0)
                {
                    Normal.Quantile(columns.AsSpan(i * Width, lanes), scores[i].AsSpan(first, lanes));
                }
            }
        }

        return new InputScores(scores);
    }

    /// <summary>Scores of an input by replicate; empty where it does not vary.</summary>
    /// <param name="input">The input.</param>
    public ReadOnlySpan<double> Of(UncertainInput input) => byInput[(int)input];

    private static bool Varies(Scenario scenario, UncertainInput input) =>
        scenario.Assumptions.FirstOrDefault(a => a.Input == input) is { Distribution.Kind: not "constant" };
}
