using Planner.Numerics.SpecialFunctions;

namespace Planner.Numerics.Distributions;

/// <summary>The gamma distribution on [0, ∞) with density ∝ x^(shape−1)·exp(−x/scale).</summary>
/// <remarks>A quantile costs some tens of microseconds; for many draws of fixed parameters use <see cref="QuantileTable"/>.</remarks>
/// <threadsafety>Immutable.</threadsafety>
public readonly record struct Gamma : IQuantileFunction
{
    private readonly IncompleteGamma _cdf;

    /// <summary>The distribution of a shape and a scale.</summary>
    /// <param name="shape">Range: 0 &lt; shape &lt; ∞.</param>
    /// <param name="scale">In the unit of the value. Range: 0 &lt; scale &lt; ∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Gamma(double shape, double scale)
    {
        Parameter.Positive(shape, nameof(shape));
        Parameter.Positive(scale, nameof(scale));
        _cdf = new IncompleteGamma(shape);
        Shape = shape;
        Scale = scale;
    }

    /// <summary>The shape &gt; 0.</summary>
    public double Shape { get; }

    /// <summary>The scale &gt; 0.</summary>
    public double Scale { get; }

    /// <summary>The probability up to x, see <see cref="IncompleteGamma.At"/>.</summary>
    /// <param name="x">Any number; below 0 gives 0.</param>
    public double Cdf(double x) => x <= 0 ? 0 : _cdf.At(x / Scale);

    /// <summary>The quantile, bisected to the last bit: Cdf(Quantile(u)) is u up to the error of Cdf. Never decreasing in u; +∞ at u = 1.</summary>
    /// <inheritdoc/>
    public double Quantile(double u)
    {
        Parameter.Probability(u, nameof(u));
        return u == 0 ? 0
            : u == 1 ? double.PositiveInfinity
            : Scale * FixedBisection.Invert(u, double.PositiveInfinity, _cdf, static (cdf, x, p) => cdf.Reaches(x, p));
    }

    /// <summary>Equal parameters.</summary>
    /// <param name="other">The other distribution.</param>
    public bool Equals(Gamma other) => Shape == other.Shape && Scale == other.Scale;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shape, Scale);
}
