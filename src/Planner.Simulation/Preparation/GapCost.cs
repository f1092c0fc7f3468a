namespace Planner.Simulation.Preparation;

/// <summary>Indicators of one mix whose works are counted per the same measure: closing all their gaps costs size · Σ cost · |best − value|.</summary>
/// <param name="Mix">Index of the <see cref="FundingMix"/>.</param>
/// <param name="SizeSlot">Slot of the size measure; −1 for one per commune.</param>
internal readonly record struct GapCost(int Mix, int SizeSlot);
