namespace Planner.Simulation.Running;

/// <summary>How far a run has come.</summary>
/// <param name="ReplicatesDone">Replicates finished.</param>
/// <param name="ReplicatesTotal">Replicates asked for.</param>
public readonly record struct RunProgress(int ReplicatesDone, int ReplicatesTotal);
