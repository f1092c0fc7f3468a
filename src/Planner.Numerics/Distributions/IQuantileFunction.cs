namespace Planner.Numerics.Distributions;

/// <summary>A distribution that is drawn from by the inverse of its distribution function: one uniform number in, one value out, never decreasing
/// over the numbers of <see cref="Random.UniformSource"/>.</summary>
public interface IQuantileFunction
{
    /// <summary>The value below which the share <paramref name="u"/> lies.</summary>
    /// <param name="u">Range: 0 ≤ u ≤ 1; at 0 and 1 the ends of the support, which may be infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">u is out of range.</exception>
    double Quantile(double u);
}
