using Planner.Numerics.Distributions;
using Planner.Numerics.Random;

namespace Planner.Localities.Synthesis;

/// <summary>The random numbers of one table: addressed by purpose, unit and index, so that no draw depends on the order of the stages.</summary>
internal sealed class SynthesisDraws(long seed, int year, int table)
{
    private readonly UniformSource source = new((ulong)seed);
    private readonly Dictionary<string, DrawPurpose> purposes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> units = new(StringComparer.Ordinal);

    public double Uniform(string purpose, string unit, int index = 0)
    {
        if (!purposes.TryGetValue(purpose, out DrawPurpose named))
        {
            purposes[purpose] = named = DrawPurpose.Named("synthesis." + purpose);
        }

        if (!units.TryGetValue(unit, out ulong hash))
        {
            units[unit] = hash = UnitHash.Of(unit);
        }

        return source.At(named, hash, year, index, table);
    }

    public double Normal(string purpose, string unit, int index = 0) => Planner.Numerics.Distributions.Normal.Quantile(Uniform(purpose, unit, index));
}
