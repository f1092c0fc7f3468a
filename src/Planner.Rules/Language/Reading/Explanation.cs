namespace Planner.Rules.Language;

/// <summary>Why an expression has its value: every sub-expression with its value, and each comparison with both sides and its margin.</summary>
/// <param name="Value">The value as the scalar reader gives it: NaN when the evaluation failed.</param>
/// <param name="Error">What failed, or null.</param>
/// <param name="Root">The value of each sub-expression.</param>
/// <param name="Comparisons">The comparisons in the order of the text.</param>
public sealed record Explanation(double Value, string? Error, ExplanationNode Root, IReadOnlyList<ComparisonExplanation> Comparisons)
{
    /// <summary>Whether the expression is true, without error.</summary>
    public bool Passed => Error is null && Value == 1;
}
