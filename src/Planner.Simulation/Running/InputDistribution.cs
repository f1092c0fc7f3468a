using Planner.Localities.Scenarios;
using Planner.Numerics.Distributions;
using Planner.Simulation.Preparation;

namespace Planner.Simulation.Running;

/// <summary>The distribution of an uncertain input as a run draws from it.</summary>
public static class InputDistribution
{
    /// <summary>The value below which an input lies with a probability: the very value that a run makes of that uniform.</summary>
    /// <param name="model">The model whose tables of inverse distributions are used.</param>
    /// <param name="assumption">The input with its distribution.</param>
    /// <param name="probability">0..1 exclusive.</param>
    public static double Quantile(PreparedModel model, UncertainAssumption assumption, double probability)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(assumption);
        return AssumptionSampler.Distribution(assumption.Distribution, model.BetaTable).Quantile(probability);
    }
}
