using Planner.Rules.Diagnostics;

namespace Planner.Rules.Pack;

/// <summary>Where a figure comes from. Exactly one of <paramref name="Source"/> and <paramref name="Assumption"/> is set.</summary>
/// <param name="Source">The document and clause, as published.</param>
/// <param name="Url">Where it can be read; null when not known.</param>
/// <param name="Assumption">Why this value was assumed; where the file has one text, the same in both languages.</param>
/// <param name="Span">Where the provenance is written.</param>
public sealed record Provenance(string? Source, string? Url, LocalizedText? Assumption, SourceSpan Span)
{
    /// <summary>What stands behind the figure in words: the document as published, or why the value was assumed; empty where a file gives neither.</summary>
    public LocalizedText Words => Source ?? Assumption ?? "";
}
