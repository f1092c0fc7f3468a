using Planner.Rules.Diagnostics;

namespace Planner.Localities.Import.Mapping;

/// <summary>One column of a mapping.</summary>
/// <param name="Index">The column, from 0.</param>
/// <param name="To">What it is: a column of <c>communes.csv</c>.</param>
/// <param name="Header">The heading it must have; null where any will do.</param>
/// <param name="Factor">What its numbers are multiplied by; null for what the heading's unit says.</param>
/// <param name="Words">Words of its cells that stand for numbers.</param>
/// <param name="Confirmed">Whether a person has said that it is so.</param>
/// <param name="Span">Where it stands in the mapping.</param>
public sealed record MappedColumn(int Index, string To, string? Header, double? Factor, IReadOnlyDictionary<string, double> Words, bool Confirmed, SourceSpan Span);
