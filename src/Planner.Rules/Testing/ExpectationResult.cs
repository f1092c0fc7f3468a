using Planner.Rules.Diagnostics;
using Planner.Rules.Language;

namespace Planner.Rules.Testing;

/// <summary>What came of one expectation.</summary>
/// <param name="Rule">The rule's path, <c>parent/child</c>.</param>
/// <param name="Span">Where the expectation stands in the tests file.</param>
/// <param name="RuleSpan">Where the rule stands in the workflow file.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Actual">What came, in the words of the tests file.</param>
/// <param name="Error">Why the rule could not be evaluated, or null.</param>
/// <param name="Passed">Whether both agree.</param>
/// <param name="Decisive">Of a failed expectation the comparisons that decided, with both sides; empty otherwise.</param>
public sealed record ExpectationResult(
    string Rule,
    SourceSpan Span,
    SourceSpan RuleSpan,
    ExpectedResult Expected,
    string Actual,
    string? Error,
    bool Passed,
    IReadOnlyList<ComparisonExplanation> Decisive)
{
    /// <summary>Of a failed expectation of a metric its parts on each unit, a line each; empty otherwise. Truths are 1 and 0, NaN what cannot be evaluated.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];
}
