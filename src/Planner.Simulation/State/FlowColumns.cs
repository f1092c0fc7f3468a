using Planner.Numerics.Random;

namespace Planner.Simulation.State;

/// <summary>
/// Columns of one commune and year in which the stages of shocks, incomes and poverty work: at most <see cref="Tile"/> lanes at a time, used over again, so
/// that they stay in the first cache whatever the block's width. Column i of n lanes begins at i · n.
/// </summary>
internal sealed class FlowColumns
{
    /// <summary>Most lanes worked on at a time; a multiple of <see cref="BlockState.LaneGroup"/>.</summary>
    public const int Tile = 64;

    /// <summary>Most draws of a commune and year.</summary>
    public const int Draws = 10;

    /// <summary>Addresses of the uniforms.</summary>
    public UniformColumn[] Addresses { get; } = new UniformColumn[Draws];

    /// <summary>Uniforms, or normals made of them.</summary>
    public double[] Uniforms { get; } = new double[Draws * Tile];

    /// <summary>Households that may move, by flow.</summary>
    public double[] Trials { get; } = new double[Draws * Tile];

    /// <summary>Hazards or chances, by flow.</summary>
    public double[] Rates { get; } = new double[Draws * Tile];

    /// <summary>Households that moved, by flow.</summary>
    public double[] Moved { get; } = new double[Draws * Tile];

    /// <summary>Arguments of exponentials and what they give.</summary>
    public double[] Factors { get; } = new double[4 * Tile];
}
