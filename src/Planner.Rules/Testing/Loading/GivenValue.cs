using Planner.Rules.Diagnostics;

namespace Planner.Rules.Testing.Loading;

/// <summary>One input as a tests file gives it.</summary>
/// <param name="Path"><c>record.name</c>, a name that stands alone, or <c>region</c>.</param>
/// <param name="PathSpan">Where the name stands.</param>
/// <param name="Span">Where the value stands.</param>
/// <param name="Value">A bool, a double or a text; null when it is something else.</param>
internal sealed record GivenValue(string Path, SourceSpan PathSpan, SourceSpan Span, object? Value)
{
    /// <summary>Of a list of units each one's inputs, by the names of their fields; null for a single value.</summary>
    public IReadOnlyList<(SourceSpan Span, IReadOnlyList<GivenValue> Fields)>? Units { get; init; }
}
