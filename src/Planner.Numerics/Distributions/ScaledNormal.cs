namespace Planner.Numerics.Distributions;

/// <summary>N(mean, deviation²) as a value; the functions of the standard normal stand in <see cref="Normal"/>.</summary>
/// <threadsafety>Immutable.</threadsafety>
public readonly record struct ScaledNormal : IQuantileFunction
{
    /// <summary>The distribution of a mean and a standard deviation.</summary>
    /// <param name="mean">Finite.</param>
    /// <param name="deviation">Range: 0 ≤ deviation &lt; ∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public ScaledNormal(double mean, double deviation)
    {
        Parameter.Finite(mean, nameof(mean));
        Parameter.NotNegative(deviation, nameof(deviation));
        Mean = mean;
        Deviation = deviation;
    }

    /// <summary>The mean.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation.</summary>
    public double Deviation { get; }

    /// <inheritdoc/>
    public double Quantile(double u) => Normal.Quantile(u, Mean, Deviation);
}
