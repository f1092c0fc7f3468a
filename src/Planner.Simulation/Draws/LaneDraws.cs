using Planner.Numerics.Distributions;
using Planner.Numerics.Random;

namespace Planner.Simulation.Draws;

/// <summary>The random numbers of one block of replicates: a thin address book over <see cref="UniformSource"/>.</summary>
internal sealed class LaneDraws(long seed)
{
    private readonly UniformSource source = new(unchecked((ulong)seed));

    /// <summary>First replicate of the block.</summary>
    public int FirstReplicate { get; set; }

    /// <summary>Uniforms in (0, 1), one per lane.</summary>
    public void Uniform(DrawPurpose purpose, ulong unit, int year, int index, Span<double> destination) =>
        source.Fill(purpose, unit, year, index, FirstReplicate, destination);

    /// <summary>The address of a column for <see cref="Uniforms"/>.</summary>
    public UniformColumn Column(DrawPurpose purpose, ulong unit, int year, int index) => source.Column(purpose, unit, year, index);

    /// <summary>Several columns of uniforms at once, from a lane of the block on; see <see cref="UniformSource.Fill(ReadOnlySpan{UniformColumn}, int, Span{double})"/>.</summary>
    public void Uniforms(ReadOnlySpan<UniformColumn> addresses, int firstLane, Span<double> destination) =>
        UniformSource.Fill(addresses, FirstReplicate + firstLane, destination);

    /// <summary>Standard normals, one per lane, each the inverse CDF of one uniform.</summary>
    public void StandardNormal(DrawPurpose purpose, ulong unit, int year, int index, Span<double> destination)
    {
        source.Fill(purpose, unit, year, index, FirstReplicate, destination);
        Normal.Quantile(destination, destination);
    }
}
