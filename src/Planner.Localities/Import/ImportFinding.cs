using Planner.Rules.Diagnostics;

namespace Planner.Localities.Import;

/// <summary>Something found in an office's file: a fault to mend, or what a person should know.</summary>
/// <param name="Kind">What.</param>
/// <param name="Place">Where.</param>
/// <param name="Values">What the sentence about it names; texts, whole numbers and numbers.</param>
public sealed record ImportFinding(ImportFindingKind Kind, ImportPlace Place, IReadOnlyList<object?> Values)
{
    /// <summary>How much it weighs.</summary>
    public Severity Severity => ImportCodes.SeverityOf(Kind);

    /// <summary>Its code, see docs/diagnostics.md.</summary>
    public string Code => ImportCodes.CodeOf(Kind);
}
