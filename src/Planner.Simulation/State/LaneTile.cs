using Planner.Localities.Scenarios;

namespace Planner.Simulation.State;

/// <summary>A few lanes of one commune of a block, as many as <see cref="FlowColumns"/> holds.</summary>
internal readonly ref struct LaneTile
{
    public LaneTile(BlockState block, int commune, int from)
    {
        Block = block;
        Commune = commune;
        From = from;
        Count = Math.Min(FlowColumns.Tile, block.Width - from);
    }

    public BlockState Block { get; }

    public int Commune { get; }

    /// <summary>The first lane.</summary>
    public int From { get; }

    /// <summary>Lanes.</summary>
    public int Count { get; }

    /// <summary>These lanes of a column of the commune.</summary>
    public Span<double> Column(int slot) => Block.Column(Commune, slot).Slice(From, Count);

    /// <summary>These lanes of a column that each commune has: <c>[commune · width + lane]</c>.</summary>
    public Span<double> Of(double[] columns) => columns.AsSpan((Commune * Block.Width) + From, Count);

    /// <summary>These lanes of an uncertain input.</summary>
    public ReadOnlySpan<double> Input(UncertainInput input) => Block.Input(input).Slice(From, Count);
}
