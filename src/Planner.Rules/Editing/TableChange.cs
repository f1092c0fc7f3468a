namespace Planner.Rules.Editing;

/// <summary>Another value in a parameter table.</summary>
/// <param name="Region">Region column, or <see cref="Pack.DatedValue.AnyRegion"/>.</param>
/// <param name="From">First year of the row.</param>
/// <param name="To">Last year of a row that is new; null for until replaced. A row that is there keeps its own.</param>
/// <param name="Value">The value as JSON writes numbers; a text that is no number is written as a text, so that the check names it.</param>
/// <param name="Before">The token that stood in the file when the value was typed; null where there was no row.</param>
public sealed record TableChange(string Region, int From, int? To, string Value, string? Before);
