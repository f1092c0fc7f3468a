namespace Planner.Simulation.Preparation;

/// <summary>A work a component's money may buy.</summary>
/// <param name="Indicator">Index of the commune indicator.</param>
/// <param name="Best">The indicator's best value.</param>
/// <param name="UnitCost">Million VND per natural unit and unit of size.</param>
/// <param name="Emphasis">Weight of its need.</param>
/// <param name="Lag">0 or 1 year.</param>
/// <param name="SizeSlot">Slot of the size measure; −1 for one per commune.</param>
internal sealed record PreparedWork(int Indicator, double Best, double UnitCost, double Emphasis, int Lag, int SizeSlot);
