using Planner.Numerics.SpecialFunctions;

namespace Planner.Numerics.Distributions;

/// <summary>The beta distribution on [0, 1] with density ∝ x^(a−1)·(1 − x)^(b−1).</summary>
/// <remarks>A quantile costs some tens of microseconds; for many draws of fixed parameters use <see cref="QuantileTable"/>.</remarks>
/// <threadsafety>Immutable.</threadsafety>
public readonly record struct Beta : IQuantileFunction
{
    private readonly IncompleteBeta _cdf;

    /// <summary>The distribution of two shapes.</summary>
    /// <param name="a">Range: 0 &lt; a &lt; ∞.</param>
    /// <param name="b">Range: 0 &lt; b &lt; ∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is out of range.</exception>
    public Beta(double a, double b)
    {
        _cdf = new IncompleteBeta(a, b);
        A = a;
        B = b;
    }

    /// <summary>The shape a &gt; 0.</summary>
    public double A { get; }

    /// <summary>The shape b &gt; 0.</summary>
    public double B { get; }

    /// <summary>The mean a/(a + b).</summary>
    public double Mean => A / (A + B);

    /// <summary>The distribution of a mean and a concentration a + b.</summary>
    /// <param name="mean">Range: 0 &lt; mean &lt; 1.</param>
    /// <param name="concentration">a + b. Range: 0 &lt; concentration &lt; ∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public static Beta OfMean(double mean, double concentration)
    {
        if (!(mean > 0 && mean < 1))
        {
            Parameter.Throw(mean, nameof(mean), "0 < # < 1");
        }

        Parameter.Positive(concentration, nameof(concentration));
        return new Beta(mean * concentration, (1 - mean) * concentration);
    }

    /// <summary>The probability up to x, see <see cref="IncompleteBeta.At"/>.</summary>
    /// <param name="x">Any number; below 0 gives 0, above 1 gives 1.</param>
    public double Cdf(double x) => x <= 0 ? 0 : x >= 1 ? 1 : _cdf.At(x);

    /// <summary>The quantile, bisected to the last bit: Cdf(Quantile(u)) is u up to the error of Cdf. Never decreasing in u.</summary>
    /// <inheritdoc/>
    public double Quantile(double u)
    {
        Parameter.Probability(u, nameof(u));
        return u == 0 || u == 1 ? u : FixedBisection.Invert(u, 1.0, _cdf, static (cdf, x, p) => cdf.Reaches(x, p));
    }

    /// <summary>Equal shapes.</summary>
    /// <param name="other">The other distribution.</param>
    public bool Equals(Beta other) => A == other.A && B == other.B;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(A, B);
}
