namespace Planner.Simulation.Preparation;

/// <summary>One component's part in a <see cref="FundingMix"/>.</summary>
/// <param name="Component">Index of the component.</param>
/// <param name="Emphasis">Weight of the need; &gt; 0.</param>
/// <param name="CostRatio">The component's unit cost relative to that of the mix's first component.</param>
/// <param name="Lag">0 or 1 year.</param>
internal readonly record struct MixPart(int Component, double Emphasis, double CostRatio, int Lag);
