using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Analysis.Tracing;

/// <summary>A default, coefficient, threshold or rule text, with what it rests on and the results it touches.</summary>
/// <param name="Name">Where it stands in its file: names of members, ids of items: <c>indicators/irrigation/trend</c>.</param>
/// <param name="Value">The number, or the text of a rule, as written.</param>
/// <param name="Place">File, line and column.</param>
/// <param name="Kind">What stands behind it.</param>
/// <param name="Provenance">The document, or the assumption's text; empty where there is none. Of a decision, what its scenario says of itself.</param>
/// <param name="Url">Where the document can be read; null where not given.</param>
/// <param name="Metrics">Ids of the metrics it touches, in the pack's order.</param>
/// <param name="Targets">Ids of the targets it touches, in the pack's order.</param>
/// <param name="Traced">Whether its way to the results is known; where it is not, every result counts as touched.</param>
public sealed record TracedFigure(
    string Name,
    string Value,
    SourceSpan Place,
    FigureKind Kind,
    LocalizedText Provenance,
    string? Url,
    IReadOnlyList<string> Metrics,
    IReadOnlyList<string> Targets,
    bool Traced);
