using Planner.Simulation.Preparation;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>Before the others: which parameters hold this year for each commune and lane.</summary>
internal sealed class ParameterStage(PreparedModel model) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year) => model.FindParameters(block, year);
}
