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
public sealed record PairedRun(PreparedScenario Scenario, Outcomes Outcomes, Action<Outcomes>? Kept = null);
