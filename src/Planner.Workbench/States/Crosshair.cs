namespace Planner.Workbench.States;

/// <summary>Where the crosshair of a quantity's chart was put. It holds for that chart alone: another view or target has another axis.</summary>
/// <param name="View">The view it was put in.</param>
/// <param name="Target">Id of the target.</param>
/// <param name="Position">A year (fan), a value in the target's unit (bands, cumulative), or the index of a bin (histogram).</param>
internal sealed record Crosshair(QuantityView View, string Target, double Position);
