using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>One stage of a simulated year. Stages hold no state of their own: one instance serves all workers.</summary>
internal interface IStage
{
    /// <summary>Carries a block through this stage of a year.</summary>
    /// <param name="block">The block.</param>
    /// <param name="year">The calendar year.</param>
    void Run(BlockState block, int year);
}
