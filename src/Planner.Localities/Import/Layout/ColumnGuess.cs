using Planner.Localities.Import.Vocabulary;

namespace Planner.Localities.Import.Layout;

/// <summary>What a heading may mean.</summary>
/// <param name="Column">The column; null for nothing known.</param>
/// <param name="Confidence">How sure it is, 0..1; from <see cref="ColumnGuesser.Certain"/> on it is taken.</param>
/// <param name="Factor">What its numbers are multiplied by.</param>
/// <param name="UnitStrange">Whether the heading fits but for its unit.</param>
internal readonly record struct ColumnGuess(ImportColumn? Column, double Confidence, double Factor, bool UnitStrange);
