using System.Numerics;
using Planner.Numerics.Distributions;
using Planner.Numerics.Random;

namespace Planner.Simulation.Draws;

/// <summary>The random numbers of one block of replicates: a thin address book over <see cref="UniformSource"/>.</summary>
/// <param name="seed">The seed.</param>
/// <param name="tape">Keeps the numbers for further scenarios over the same block; null where there is only one.</param>
internal sealed class LaneDraws(long seed, DrawTape? tape = null)
{
    private const ulong OfNormals = 0xA0761D6478BD642F;
    private const ulong OfSingleNormals = 0xE7037ED1A0B428DB;

    private readonly UniformSource source = new(unchecked((ulong)seed));

    /// <summary>First replicate of the block.</summary>
    public int FirstReplicate { get; set; }

    /// <summary>Uniforms in (0, 1), one per lane.</summary>
    public void Uniform(DrawPurpose purpose, ulong unit, int year, int index, Span<double> destination)
    {
        if (tape is null)
        {
            source.Fill(purpose, unit, year, index, FirstReplicate, destination);
            return;
        }

        Uniforms([source.Column(purpose, unit, year, index)], 0, destination);
    }

    /// <summary>The address of a column for <see cref="Uniforms"/>.</summary>
    public UniformColumn Column(DrawPurpose purpose, ulong unit, int year, int index) => source.Column(purpose, unit, year, index);

    /// <summary>Several columns of uniforms at once, from a lane of the block on; see <see cref="UniformSource.Fill(ReadOnlySpan{UniformColumn}, int, Span{double})"/>.</summary>
    public void Uniforms(ReadOnlySpan<UniformColumn> addresses, int firstLane, Span<double> destination)
    {
        ulong address = tape is null ? 0 : Address(addresses, firstLane);
        if (tape is null || !tape.TryPlay(address, destination))
        {
            UniformSource.Fill(addresses, FirstReplicate + firstLane, destination);
            tape?.Keep(address, destination);
        }
    }

    /// <summary>Standard normals, one per lane, each the inverse CDF of one uniform.</summary>
    public void StandardNormal(DrawPurpose purpose, ulong unit, int year, int index, Span<double> destination)
    {
        UniformColumn column = source.Column(purpose, unit, year, index);
        ulong address = tape is null ? 0 : Address([column], 0) ^ OfNormals;
        if (tape is null || !tape.TryPlay(address, destination))
        {
            UniformSource.Fill([column], FirstReplicate, destination);
            Normal.Quantile(destination, destination);
            tape?.Keep(address, destination);
        }
    }

    /// <summary>Several columns of standard normals at once, from a lane of the block on, to single precision: of the same uniforms as those of <see cref="StandardNormal"/>.</summary>
    public void SingleNormals(ReadOnlySpan<UniformColumn> addresses, int firstLane, Span<double> destination)
    {
        ulong address = tape is null ? 0 : Address(addresses, firstLane) ^ OfSingleNormals;
        if (tape is null || !tape.TryPlay(address, destination))
        {
            UniformSource.Fill(addresses, FirstReplicate + firstLane, destination);
            Normal.QuantileSingle(destination, destination);
            tape?.Keep(address, destination);
        }
    }

    private static ulong Address(ReadOnlySpan<UniformColumn> addresses, int firstLane)
    {
        ulong mixed = (ulong)firstLane;
        foreach (UniformColumn address in addresses)
        {
            mixed = unchecked((BitOperations.RotateLeft(mixed, 23) + address.Fingerprint) * 0xC2B2AE3D27D4EB4F);
        }

        return mixed;
    }
}
