using Planner.Rules.Documents;
using Planner.Rules.Pack;

namespace Planner.Analysis.Tracing;

/// <summary>A figure as a file holds it.</summary>
/// <param name="Path">Names of members and ids of items from the root.</param>
/// <param name="Value">The number or rule text.</param>
/// <param name="Kind">What stands behind it.</param>
/// <param name="Provenance">Its text; empty for none.</param>
/// <param name="Url">Address of the document; null for none.</param>
internal sealed record WrittenFigure(IReadOnlyList<string> Path, JsonValue Value, FigureKind Kind, LocalizedText Provenance, string? Url)
{
    /// <summary>The path as one name.</summary>
    public string Name => string.Join('/', Path);
}
