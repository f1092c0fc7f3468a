using Planner.Rules.Diagnostics;

namespace Planner.Localities.Coverage;

/// <summary>An id of a resolution and where it is defined.</summary>
/// <param name="Id">The id, e.g. <c>BK-14</c>.</param>
/// <param name="Locality">Id of the locality.</param>
/// <param name="Kind">What it is defined as; null for an id that was expected and is defined nowhere.</param>
/// <param name="Place">Where; null where it is missing (for a lever: where no scenario sets its fields).</param>
/// <param name="Fields">For a lever: the scenario fields that set it; else none.</param>
public sealed record IndexedId(string Id, string Locality, IndexedKind? Kind, SourceSpan? Place, IReadOnlyList<string> Fields)
{
    /// <summary>Whether it is defined nowhere.</summary>
    public bool IsMissing => Place is null;
}
