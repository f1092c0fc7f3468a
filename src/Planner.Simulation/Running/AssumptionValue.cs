using Planner.Localities.Scenarios;
using Planner.Numerics.Distributions;
using Planner.Simulation.Preparation;

namespace Planner.Simulation.Running;

/// <summary>Values of uncertain inputs in their own units, as a run takes them.</summary>
public static class AssumptionValue
{
    /// <summary>The value that an input has at a normal score.</summary>
    /// <param name="model">The model, which knows the tables that runs read distributions from.</param>
    /// <param name="distribution">The input's distribution.</param>
    /// <param name="score">z = Φ⁻¹(F(x)), as in <see cref="InputScores"/>; finite.</param>
    public static double At(PreparedModel model, UncertainDistribution distribution, double score)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(distribution);
        return AssumptionSampler.Distribution(distribution, model.BetaTable).Quantile(Normal.Cdf(score));
    }
}
