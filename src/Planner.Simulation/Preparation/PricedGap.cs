namespace Planner.Simulation.Preparation;

/// <summary>An indicator whose gap costs money to close.</summary>
/// <param name="Indicator">Index of the commune indicator.</param>
/// <param name="Cost">Million VND per natural unit and unit of size, of the mix's first component; with the opposite sign where the indicator should fall, so that cost · (best − value) is not below 0.</param>
/// <param name="Best">Best value.</param>
internal readonly record struct PricedGap(int Indicator, double Cost, double Best);
