namespace Planner.Simulation.Running;

/// <summary>How to run.</summary>
/// <param name="Replicates">Number of replicates; 1..10,000,000.</param>
/// <param name="Seed">Seed of all random numbers.</param>
/// <param name="Threads">Workers; ≥ 1. Never changes a result.</param>
public sealed record RunOptions(int Replicates, long Seed, int Threads)
{
    /// <summary>Greatest <see cref="BlockWidth"/>.</summary>
    public const int WidestBlock = 4096;

    /// <summary>Lanes per block, 1..<see cref="WidestBlock"/>, rounded up to a multiple of eight, the widest vector; null lets the model's size choose. Never changes a result.</summary>
    public int? BlockWidth { get; init; }
}
