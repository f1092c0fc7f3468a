using Planner.Simulation.Recording;

namespace Planner.Simulation.Storing;

/// <summary>What a file of outcomes says of itself. Nothing of when, where or on how many threads it was made.</summary>
/// <param name="Engine">The engine's version, <see cref="EngineVersion"/>.</param>
/// <param name="Locality">The locality's id.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Replicates">Replicates of the whole run.</param>
/// <param name="Range">The replicates that the file is about.</param>
/// <param name="Done">Those it holds: ascending, none touching another; all of the range unless it is a checkpoint.</param>
/// <param name="Shape">How many of each thing.</param>
/// <param name="Runs">The scenarios, in the order of their outcomes.</param>
public sealed record OutcomeHeader(
    string Engine,
    string Locality,
    long Seed,
    int Replicates,
    ReplicateRange Range,
    IReadOnlyList<ReplicateRange> Done,
    OutcomeShape Shape,
    IReadOnlyList<OutcomeRun> Runs)
{
    /// <summary>Whether the file holds all replicates that it is about.</summary>
    public bool IsComplete => Done.Sum(r => r.Count) == Range.Count;

    /// <summary>Whether the file holds the whole run.</summary>
    public bool IsWhole => IsComplete && Range.Count == Replicates;
}
