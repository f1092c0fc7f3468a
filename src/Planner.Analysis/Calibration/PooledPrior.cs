namespace Planner.Analysis.Calibration;

/// <summary>
/// Prior of a pooled parameter on the scale of its scores: each locality's own value is N(μ, τ²), μ ~ N(0, spread²), τ half-normal with the scale given, or known.
/// </summary>
/// <param name="Spread">Standard deviation of the common value; &gt; 0.</param>
/// <param name="Between">Scale of the half-normal of τ, the spread between localities; or τ itself where <paramref name="BetweenKnown"/>; &gt; 0.</param>
/// <param name="BetweenKnown">Whether τ is known.</param>
public sealed record PooledPrior(double Spread, double Between, bool BetweenKnown = false);
