using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Rules.Editing;

/// <summary>One value of a parameter table as its file has it.</summary>
/// <param name="Region">Region column, or <see cref="DatedValue.AnyRegion"/>.</param>
/// <param name="From">First year it holds.</param>
/// <param name="To">Last year it holds; null for until replaced.</param>
/// <param name="Written">The value's token as written.</param>
/// <param name="Provenance">Its own provenance; null where the parameter's holds.</param>
/// <param name="Span">Where the row stands.</param>
/// <param name="ValueSpan">Where the value stands.</param>
public sealed record TableValue(string Region, int From, int? To, string Written, Provenance? Provenance, SourceSpan Span, SourceSpan ValueSpan);
