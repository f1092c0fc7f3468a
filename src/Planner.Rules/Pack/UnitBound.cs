namespace Planner.Rules.Pack;

/// <summary>Between what values metrics of a unit lie.</summary>
/// <param name="Unit">The unit, one of <see cref="Units"/>.</param>
/// <param name="Least">Least value; null for none.</param>
/// <param name="Most">Greatest value: a number or the name of a constant; null for none.</param>
/// <param name="Whole">Whether such metrics are whole numbers.</param>
/// <param name="Provenance">Why it holds.</param>
public sealed record UnitBound(string Unit, double? Least, string? Most, bool Whole, Provenance Provenance);
