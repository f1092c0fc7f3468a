using Planner.Numerics.Distributions;
using Planner.Numerics.Random;

namespace Planner.Analysis.Optimisation;

/// <summary>The random numbers of a search: a sequence that depends on nothing but its seed. They are no part of the model's.</summary>
/// <param name="seed">The seed.</param>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
public sealed class SearchDraws(ulong seed)
{
    private static readonly DrawPurpose Purpose = DrawPurpose.Named("optimise.search");

    private readonly UniformSource source = new(seed);
    private int next;

    /// <summary>A number between 0 and 1, exclusive.</summary>
    public double Uniform() => source.At(Purpose, 0, 0, 0, next++);

    /// <summary>A standard normal number.</summary>
    public double Normal() => Numerics.Distributions.Normal.Quantile(Uniform());

    /// <summary>A seed for replicates that no other part of a search uses: the first 53 bits drawn for a name.</summary>
    /// <param name="seed">The seed of the search.</param>
    /// <param name="name">What the replicates are for.</param>
    public static long SeedFor(long seed, string name) =>
        (long)(new UniformSource(unchecked((ulong)seed)).At(DrawPurpose.Named("optimise." + name), 0, 0, 0, 0) * (1L << 52));
}
