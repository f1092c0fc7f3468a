namespace Planner.Numerics.Distributions;

/// <summary>
/// The PERT distribution (Malcolm, Roseboom, Clark, Fazar 1959; with a weight λ of the mode, Vose 2008): a beta distribution on [min, max] with shapes
/// 1 + λ·(mode − min)/(max − min) and 1 + λ·(max − mode)/(max − min), mean (min + λ·mode + max)/(λ + 2).
/// </summary>
/// <remarks>A quantile costs some tens of microseconds; for many draws use <see cref="QuantileTable"/>.</remarks>
/// <threadsafety>Immutable.</threadsafety>
public readonly record struct Pert : IQuantileFunction
{
    private readonly Beta _beta;

    /// <summary>The distribution of three points.</summary>
    /// <param name="min">Finite.</param>
    /// <param name="mode">Range: min ≤ mode ≤ max.</param>
    /// <param name="max">Range: min ≤ max &lt; ∞; equal ends give the one value.</param>
    /// <param name="weight">λ, usually 4. Range: 0 ≤ λ &lt; ∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Pert(double min, double mode, double max, double weight = 4)
    {
        ThreePoints.Check(min, mode, max);
        Parameter.NotNegative(weight, nameof(weight));
        Min = min;
        Mode = mode;
        Max = max;
        Weight = weight;
        double width = max - min;
        _beta = width == 0 ? new Beta(1, 1) : new Beta(1 + weight * (mode - min) / width, 1 + weight * (max - mode) / width);
    }

    /// <summary>The lower end.</summary>
    public double Min { get; }

    /// <summary>The likeliest value.</summary>
    public double Mode { get; }

    /// <summary>The upper end.</summary>
    public double Max { get; }

    /// <summary>λ, the weight of the mode.</summary>
    public double Weight { get; }

    /// <inheritdoc/>
    public double Quantile(double u) => Math.Min(Max, Min + (Max - Min) * _beta.Quantile(u));
}
