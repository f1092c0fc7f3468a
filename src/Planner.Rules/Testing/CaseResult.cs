using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Rules.Testing;

/// <summary>What came of one case: of a case written out, a row of a table, or one side of a boundary.</summary>
/// <param name="Name">What it tests, short, the same in every language.</param>
/// <param name="Title">Its title; null when it has none.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Expectations">Its expectations in file order.</param>
public sealed record CaseResult(string Name, LocalizedText? Title, SourceSpan Span, IReadOnlyList<ExpectationResult> Expectations)
{
    /// <summary>Whether every expectation was met.</summary>
    public bool Passed => Expectations.All(e => e.Passed);
}
