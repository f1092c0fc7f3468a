using Planner.Simulation.Recording;

namespace Planner.Simulation.Running;

/// <summary>A worker failed: the fault of the program that stopped it, with where it was.</summary>
public sealed class ReplicateFaultException : Exception
{
    /// <summary>A fault.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="block">The replicates that the worker carried.</param>
    /// <param name="cause">What it threw.</param>
    public ReplicateFaultException(string scenario, ReplicateRange block, Exception cause)
        : base($"scenario '{scenario}', replicates {block}: {cause?.GetType().Name}: {cause?.Message}", cause)
    {
    }
}
