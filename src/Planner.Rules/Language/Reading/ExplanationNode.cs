namespace Planner.Rules.Language;

/// <summary>The value of one sub-expression.</summary>
/// <param name="Expression">The sub-expression.</param>
/// <param name="Value">Its value (bool, a number, a text, a date, a list), or null when it has none.</param>
/// <param name="Error">Why it has no value, or null.</param>
/// <param name="Reached">Whether the evaluation came here; what a short-circuit skips is evaluated all the same, to be shown.</param>
/// <param name="Parts">Its sub-expressions.</param>
public sealed record ExplanationNode(TypedExpression Expression, object? Value, string? Error, bool Reached, IReadOnlyList<ExplanationNode> Parts);
