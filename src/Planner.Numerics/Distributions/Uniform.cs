namespace Planner.Numerics.Distributions;

/// <summary>The uniform distribution on [min, max].</summary>
/// <threadsafety>Immutable.</threadsafety>
public readonly record struct Uniform : IQuantileFunction
{
    /// <summary>The distribution between two ends.</summary>
    /// <param name="min">Finite.</param>
    /// <param name="max">Range: min ≤ max &lt; ∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is out of range.</exception>
    public Uniform(double min, double max)
    {
        Parameter.Finite(min, nameof(min));
        if (!(max >= min && double.IsFinite(max - min)))
        {
            Parameter.Throw(max, nameof(max), "min ≤ # < ∞");
        }

        Min = min;
        Max = max;
    }

    /// <summary>The lower end.</summary>
    public double Min { get; }

    /// <summary>The upper end.</summary>
    public double Max { get; }

    /// <inheritdoc/>
    public double Quantile(double u)
    {
        Parameter.Probability(u, nameof(u));
        return Math.Min(Max, Min + (Max - Min) * u);
    }
}
