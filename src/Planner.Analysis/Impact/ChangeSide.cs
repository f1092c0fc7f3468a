using Planner.Analysis.Tracing;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Analysis.Impact;

/// <summary>One side of a change.</summary>
/// <param name="Value">The number or text as written; of an object or list its JSON in one line.</param>
/// <param name="Place">File, line and column.</param>
/// <param name="Basis">What stands behind it, written at it or at the nearest object above it.</param>
/// <param name="Provenance">The document, or the assumption's text; empty where there is none.</param>
public sealed record ChangeSide(string Value, SourceSpan Place, FigureKind Basis, LocalizedText Provenance);
