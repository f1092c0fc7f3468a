using Planner.Numerics.ElementaryFunctions;

namespace Planner.Numerics.Distributions;

/// <summary>The lognormal distribution: exp(μ + σ·z) with z standard normal.</summary>
/// <threadsafety>Immutable.</threadsafety>
public readonly record struct LogNormal : IQuantileFunction
{
    /// <summary>The distribution of the logarithm's parameters.</summary>
    /// <param name="mu">Mean of the logarithm, finite.</param>
    /// <param name="sigma">Standard deviation of the logarithm. Range: 0 ≤ σ &lt; ∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public LogNormal(double mu, double sigma)
    {
        Parameter.Finite(mu, nameof(mu));
        Parameter.NotNegative(sigma, nameof(sigma));
        Mu = mu;
        Sigma = sigma;
    }

    /// <summary>Mean of the logarithm.</summary>
    public double Mu { get; }

    /// <summary>Standard deviation of the logarithm.</summary>
    public double Sigma { get; }

    /// <summary>The distribution of a median and a standard deviation of the logarithm.</summary>
    /// <param name="median">exp(μ). Range: 0 &lt; median &lt; ∞.</param>
    /// <param name="sigma">Range: 0 ≤ σ &lt; ∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public static LogNormal OfMedian(double median, double sigma)
    {
        Parameter.Positive(median, nameof(median));
        return new LogNormal(DeterministicMath.Log(median), sigma);
    }

    /// <inheritdoc/>
    public double Quantile(double u)
    {
        Parameter.Probability(u, nameof(u));
        return Sigma == 0 ? DeterministicMath.Exp(Mu) : DeterministicMath.Exp(Mu + Sigma * Normal.Quantile(u));
    }
}
