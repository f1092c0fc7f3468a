using Planner.Numerics.Distributions;
using Planner.Numerics.Random;

namespace Planner.Analysis.Calibration;

/// <summary>One number after the other from the counter-based source: the sequence depends on seed and name alone.</summary>
internal sealed class DrawSequence
{
    private readonly UniformSource source;
    private readonly DrawPurpose purpose;
    private readonly ulong unit;
    private int next;

    public DrawSequence(long seed, string purpose, string unit)
    {
        source = new UniformSource(unchecked((ulong)seed));
        this.purpose = DrawPurpose.Named(purpose);
        this.unit = UnitHash.Of(unit);
    }

    /// <summary>A uniform number in (0, 1).</summary>
    public double Uniform() => source.At(purpose, unit, 0, 0, next++);

    /// <summary>A standard normal number.</summary>
    public double Normal() => Numerics.Distributions.Normal.Quantile(Uniform());

    /// <summary>A whole number from 0 to below a count.</summary>
    /// <param name="count">The count.</param>
    public int Index(int count) => Math.Min(count - 1, (int)(Uniform() * count));
}
