namespace Planner.Simulation.Storing;

/// <summary>How runs are kept.</summary>
/// <param name="Store">Where; null to keep nothing.</param>
/// <param name="Resume">Whether an interrupted run goes on from where it came to.</param>
/// <param name="CheckpointEvery">Least time between two notes of how far a run is.</param>
/// <param name="CommandLine">How the command was called, for the manifest.</param>
public sealed record RunKeeping(RunStore? Store, bool Resume, TimeSpan CheckpointEvery, IReadOnlyList<string> CommandLine)
{
    /// <summary>Keeps nothing.</summary>
    public static readonly RunKeeping Nothing = new(null, false, TimeSpan.FromSeconds(2), []);
}
