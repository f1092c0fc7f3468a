using Planner.Rules.Diagnostics;

namespace Planner.Localities.Import;

/// <summary>Collects what is found in one file, so that a user sees all of it at once.</summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
public sealed class ImportFindings
{
    private readonly List<ImportFinding> items = [];

    /// <summary>All of it in the order of sheet, row and column; what concerns the whole file first.</summary>
    public IReadOnlyList<ImportFinding> InOrder() =>
        [.. items.OrderBy(f => f.Place.Sheet is null ? 0 : 1).ThenBy(f => f.Place.Sheet, StringComparer.Ordinal).ThenBy(f => f.Place.Row).ThenBy(f => f.Place.Column).ThenBy(f => f.Code, StringComparer.Ordinal)];

    /// <summary>Number of findings.</summary>
    public int Count => items.Count;

    /// <summary>Number of faults.</summary>
    public int Faults => items.Count(f => f.Severity == Severity.Error);

    /// <summary>Whether there is a fault that leaves nothing to take.</summary>
    public bool Hopeless => items.Any(f => ImportCodes.IsHopeless(f.Kind));

    /// <summary>Adds one.</summary>
    /// <param name="kind">What.</param>
    /// <param name="place">Where.</param>
    /// <param name="values">What the sentence names.</param>
    public void Add(ImportFindingKind kind, ImportPlace place, params object?[] values) => items.Add(new ImportFinding(kind, place, values));
}
