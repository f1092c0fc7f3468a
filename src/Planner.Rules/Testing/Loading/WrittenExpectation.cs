using Planner.Rules.Diagnostics;

namespace Planner.Rules.Testing.Loading;

/// <summary>An expectation before its rule is looked up.</summary>
/// <param name="Rule">The rule as named.</param>
/// <param name="RuleSpan">Where the name stands.</param>
/// <param name="Span">Where the expectation stands.</param>
/// <param name="Expected">What is expected.</param>
internal sealed record WrittenExpectation(string Rule, SourceSpan RuleSpan, SourceSpan Span, ExpectedResult Expected);
