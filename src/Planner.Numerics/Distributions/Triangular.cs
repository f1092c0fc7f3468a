namespace Planner.Numerics.Distributions;

/// <summary>The triangular distribution on [min, max] with its peak at mode.</summary>
/// <threadsafety>Immutable.</threadsafety>
public readonly record struct Triangular : IQuantileFunction
{
    /// <summary>The distribution of three points.</summary>
    /// <param name="min">Finite.</param>
    /// <param name="mode">Range: min ≤ mode ≤ max.</param>
    /// <param name="max">Range: min ≤ max &lt; ∞; equal ends give the one value.</param>
    /// <exception cref="ArgumentOutOfRangeException">A point is out of range.</exception>
    public Triangular(double min, double mode, double max)
    {
        ThreePoints.Check(min, mode, max);
        Min = min;
        Mode = mode;
        Max = max;
    }

    /// <summary>The lower end.</summary>
    public double Min { get; }

    /// <summary>The likeliest value.</summary>
    public double Mode { get; }

    /// <summary>The upper end.</summary>
    public double Max { get; }

    /// <inheritdoc/>
    public double Quantile(double u)
    {
        Parameter.Probability(u, nameof(u));
        double width = Max - Min;
        double left = Mode - Min;

        // The two branches meet at the mode; the bounds keep rounding from crossing it.
        return u * width < left
            ? Math.Min(Mode, Min + Math.Sqrt(u * width * left))
            : Math.Max(Mode, Max - Math.Sqrt((1 - u) * width * (Max - Mode)));
    }
}
