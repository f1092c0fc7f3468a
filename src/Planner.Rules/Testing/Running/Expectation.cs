using Planner.Rules.Diagnostics;

namespace Planner.Rules.Testing.Running;

/// <summary>An expectation with its rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Span">Where the expectation stands.</param>
/// <param name="Expected">What is expected.</param>
internal sealed record Expectation(RuleNode Rule, SourceSpan Span, ExpectedResult Expected);
