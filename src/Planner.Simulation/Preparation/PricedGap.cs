namespace Planner.Simulation.Preparation;

/// <summary>An indicator whose gap costs money to close.</summary>
/// <param name="Indicator">Index of the commune indicator.</param>
/// <param name="Cost">Million VND per natural unit and unit of size, of the mix's first component.</param>
/// <param name="Best">Best value.</param>
internal readonly record struct PricedGap(int Indicator, double Cost, double Best);
