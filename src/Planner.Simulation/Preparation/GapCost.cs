namespace Planner.Simulation.Preparation;

/// <summary>Indicators of one mix whose works are counted per the same measure: closing all their gaps costs size · Σ cost · |best − value|.</summary>
/// <param name="Mix">Index of the <see cref="FundingMix"/>.</param>
/// <param name="SizeSlot">Slot of the size measure; −1 for one per commune.</param>
/// <param name="Indicators">Indices of the commune indicators.</param>
/// <param name="Costs">Million VND per natural unit and unit of size, of the mix's first component.</param>
/// <param name="Bests">Best values.</param>
internal sealed record GapCost(int Mix, int SizeSlot, int[] Indicators, double[] Costs, double[] Bests);
