using Planner.Rules.Diagnostics;

namespace Planner.Rules.Testing;

/// <summary>Something that no test came to.</summary>
/// <param name="Rule">The rule's path.</param>
/// <param name="Span">Where the rule or the comparison stands.</param>
/// <param name="Text">The comparison as written; null for the rule as a whole.</param>
/// <param name="Missing">
/// What was never seen: of a rule <c>true</c>, <c>false</c>; of a number <c>value</c>; of a comparison the relation of its sides, <c>&lt;</c>, <c>=</c>, <c>&gt;</c>, or
/// for equality <c>=</c>, <c>≠</c>; of a truth <c>true</c>, <c>false</c>.
/// </param>
public sealed record CoverageGap(string Rule, SourceSpan Span, string? Text, string Missing);
