namespace Planner.Localities.Scenarios;

/// <summary>Correlation of two uncertain inputs on the scale of a Gaussian copula.</summary>
/// <param name="First">One input.</param>
/// <param name="Second">The other.</param>
/// <param name="Rho">−1..1.</param>
public sealed record AssumptionCorrelation(UncertainInput First, UncertainInput Second, double Rho);
