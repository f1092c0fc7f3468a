namespace Planner.Simulation.Preparation;

/// <summary>Indicators of one mix whose works are counted per the same measure: closing all their gaps costs size · Σ cost · |best − value|.</summary>
/// <param name="Mix">Index of the <see cref="FundingMix"/>.</param>
/// <param name="SizeSlot">Slot of the size measure; −1 for one per commune.</param>
/// <param name="First">The first of its <see cref="PricedGap"/>s.</param>
/// <param name="Count">Their number.</param>
internal readonly record struct GapCost(int Mix, int SizeSlot, int First, int Count);
