namespace Planner.Localities.Import.Vocabulary;

/// <summary>How offices write a unit.</summary>
/// <param name="Unit">The unit, one of <see cref="Planner.Rules.Pack.Units"/>.</param>
/// <param name="Factor">What a value so written is multiplied by to be in that unit.</param>
/// <param name="Words">The wordings.</param>
public sealed record UnitWording(string Unit, double Factor, IReadOnlyList<string> Words);
