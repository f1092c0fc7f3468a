using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;

namespace Planner.Simulation.Running;

/// <summary>One scenario of several that are run over the same replicates in one pass.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Outcomes">Receives what is recorded.</param>
/// <param name="Kept">
/// Hears of every finished group of blocks, with all outcomes of the scenario so far, which nobody writes to meanwhile; called from workers, one at a time. May
/// be null.
/// </param>
public sealed record PairedRun(PreparedScenario Scenario, Outcomes Outcomes, Action<Outcomes>? Kept = null)
{
    /// <summary>Inputs that are given replicate by replicate in place of the drawn ones; null for none. What is run so is no run of its scenario to be kept.</summary>
    public InputDesign? Design { get; init; }

    /// <summary>Seed of its own random numbers; null for that of the whole run. With another seed nothing is paired but what a design gives.</summary>
    public long? Seed { get; init; }
}
