using Planner.Simulation.Preparation;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Running;

/// <summary>
/// Before the first year: communes as they start and the parameters in force for them. As a stage, so that a commune is judged and recorded while its columns are near; what is no
/// commune's has been started before (<see cref="StartState.Begin"/>).
/// </summary>
/// <param name="model">The model.</param>
/// <param name="start">What communes start with.</param>
internal sealed class StartStage(PreparedModel model, StartState start) : CommuneStage(model.Communes.Count)
{
    /// <inheritdoc/>
    public override void Commune(BlockState block, int year, int c)
    {
        start.FillCommune(block, c);
        model.FindParameters(block, year, c);
    }
}
