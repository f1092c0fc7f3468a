using Planner.Simulation.Preparation;

namespace Planner.Simulation.State;

/// <summary>
/// How many replicates a worker carries through the years together. Wide enough that what a kernel does once per column costs little, narrow enough that the
/// columns of all communes stay in the worker's share of the last cache: a year passes over them several times. Never changes a result.
/// </summary>
public static class BlockWidth
{
    /// <summary>The share of the last cache that one worker's columns may take, bytes.</summary>
    public const long CacheShare = 10L << 20;

    /// <summary>Narrowest width chosen.</summary>
    public const int Least = 32;

    /// <summary>Widest width chosen.</summary>
    public const int Most = 1024;

    /// <summary>
    /// The width for a run: as wide as <see cref="CacheShare"/> allows (communes × columns × 8 bytes × lanes) and still narrow enough that a short run gives every
    /// worker several blocks; <see cref="Least"/>, or a multiple of 64 (the tile of the stages that draw households), so that no tile is left half empty. Where not
    /// even the least fits the share, calls cost more than the cache saves.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="replicates">Replicates of the run; ≥ 1.</param>
    /// <param name="threads">Workers; ≥ 1.</param>
    public static int For(PreparedModel model, int replicates, int threads)
    {
        ArgumentNullException.ThrowIfNull(model);
        long lanes = Math.Min(replicates / (4L * threads), CacheShare / BytesPerLane(model));
        return lanes < FlowColumns.Tile ? Least : (int)Math.Min(lanes / FlowColumns.Tile * FlowColumns.Tile, Most);
    }

    /// <summary>Bytes of state that one replicate takes while it is carried.</summary>
    internal static long BytesPerLane(PreparedModel model) =>
        sizeof(double) * (long)model.Communes.Count * (model.Slots.Count + model.Components.Count + 16L);
}
