using Planner.Simulation.Recording;
using Planner.Simulation.Stages;
using Planner.Simulation.State;

namespace Planner.Simulation.Running;

/// <summary>Last of a year: what a run keeps of each commune, taken while its columns are near. Into the block's <see cref="BlockState.Kept"/>.</summary>
/// <param name="recorder">Keeps it.</param>
internal sealed class KeepingStage(EnsembleRecorder recorder) : CommuneStage(recorder.Communes)
{
    /// <inheritdoc/>
    public override void Commune(BlockState block, int year, int c) => recorder.AddYear(block, c, block.KeptLanes, year, block.Kept!);
}
