using Planner.Simulation.Preparation;

namespace Planner.Simulation.State;

/// <summary>
/// How many replicates a worker carries through the years together. Wide enough that what a kernel does once per column costs little, narrow enough that the
/// columns of all communes stay in the worker's share of the caches: a year passes over them several times. Never changes a result.
/// </summary>
public static class BlockWidth
{
    /// <summary>The share of the caches that one worker's columns may take, bytes: with the wider blocks of 10 MB eight communes and nineteen took a seventh more time.</summary>
    public const long CacheShare = 4L << 20;

    /// <summary>Narrowest width chosen.</summary>
    public const int Least = 32;

    /// <summary>Widest width chosen.</summary>
    public const int Most = 256;

    // A register of singles: 40 lanes take more time for each than 32, 56 more than 48.
    private const int Step = 16;

    /// <summary>Most bytes of a worker's block of more than <see cref="Least"/> lanes.</summary>
    public const long MostBytes = 640L << 20;

    /// <summary>
    /// The width for a run: as wide as <see cref="CacheShare"/> allows (communes × columns × 8 bytes × lanes), in multiples of 64 (the tile of the stages that draw households). With
    /// so many communes that not even one tile fits, it is one tile all the same: the state comes from memory then whatever the width, and fewer lanes cost more calls;
    /// less only where a block would take more than <see cref="MostBytes"/>, and where a short run would not give every worker several blocks.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="replicates">Replicates of the run; ≥ 1.</param>
    /// <param name="threads">Workers; ≥ 1.</param>
    public static int For(PreparedModel model, int replicates, int threads)
    {
        ArgumentNullException.ThrowIfNull(model);
        return For(BytesPerLane(model), replicates, threads);
    }

    /// <summary>The width for a state of some bytes per lane.</summary>
    internal static int For(long bytesPerLane, int replicates, int threads)
    {
        long lanes = Math.Min(replicates / (4L * threads), Math.Max(FlowColumns.Tile, CacheShare / bytesPerLane));
        lanes = lanes < FlowColumns.Tile ? Least : Math.Min(lanes / FlowColumns.Tile * FlowColumns.Tile, Most);
        return (int)Math.Max(Least, Math.Min(lanes, MostBytes / bytesPerLane / Step * Step));
    }

    /// <summary>Bytes of state that one replicate takes while it is carried.</summary>
    internal static long BytesPerLane(PreparedModel model) => sizeof(double) * (long)model.Communes.Count * ColumnsOf(model);

    /// <summary>Columns that each commune has in a block: its state, the money of each component, and what stages work in.</summary>
    internal static int ColumnsOf(PreparedModel model) => model.Slots.Count + model.Components.Count + 16;
}
