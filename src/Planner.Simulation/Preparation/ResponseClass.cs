namespace Planner.Simulation.Preparation;

/// <summary>Indicators whose gap shrinks by the same factor.</summary>
/// <param name="Mix">Index of the <see cref="FundingMix"/>.</param>
/// <param name="Trend">Hazard per year at which the gap closes by itself.</param>
/// <param name="Campaign">Further hazard while the commune is registered.</param>
internal readonly record struct ResponseClass(int Mix, double Trend, double Campaign);
