using Planner.Rules.Workflows;

namespace Planner.Rules.Pack;

/// <summary>A poverty line in force for given years. File: <c>rules/poverty/lines.json</c>.</summary>
/// <param name="Id">Name, e.g. <c>2016-2020</c>.</param>
/// <param name="Title">What it is.</param>
/// <param name="From">First year-end measured by it as the official line.</param>
/// <param name="To">Last such year-end; null for open.</param>
/// <param name="Definition">The line's own rule on a household, a workflow in <c>rules/poverty/</c>; the file name.</param>
/// <param name="Provenance">Legal source.</param>
public sealed record PovertyLine(string Id, LocalizedText Title, int From, int? To, string Definition, Provenance Provenance)
{
    /// <summary>The definition's rules over one household; null where the file could not be read.</summary>
    public Workflow? Workflow { get; init; }
}
