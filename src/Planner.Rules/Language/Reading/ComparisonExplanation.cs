using Planner.Rules.Diagnostics;

namespace Planner.Rules.Language;

/// <summary>
/// One comparison of a rule, or a bare truth, which reads as compared with true. Under an odd number of negations <see cref="Passed"/> and
/// <see cref="Margin"/> are turned round, so that passing always helps in the direction the rule asks for.
/// </summary>
/// <param name="Expression">The comparison as written.</param>
/// <param name="LeftText">The left side as written.</param>
/// <param name="Left">Value of the left side; null when it has none.</param>
/// <param name="Operator">The operator as written in C#: <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>, <c>==</c>, <c>!=</c>.</param>
/// <param name="RightText">The right side as written.</param>
/// <param name="Right">Value of the right side; null when it has none.</param>
/// <param name="Unit">The unit of the inputs compared, when they have one and the same.</param>
/// <param name="Margin">
/// How far the comparison is from turning, in its unit; positive is slack in the passing direction. For &lt; and &lt;= right − left, for
/// &gt; and &gt;= left − right; for == minus the distance (0 when equal), for != the distance. Null when a side is no number or failed.
/// </param>
/// <param name="Passed">Whether the comparison holds (or, negated, does not).</param>
/// <param name="Negated">Whether it stands under an odd number of negations.</param>
/// <param name="Decisive">Whether turning this comparison alone would turn the whole expression.</param>
/// <param name="Reached">Whether the evaluation came here.</param>
/// <param name="Error">Why it has no value, or null.</param>
/// <param name="Span">Where it stands in the file.</param>
public sealed record ComparisonExplanation(
    string Expression,
    string LeftText,
    object? Left,
    string Operator,
    string RightText,
    object? Right,
    string? Unit,
    double? Margin,
    bool Passed,
    bool Negated,
    bool Decisive,
    bool Reached,
    string? Error,
    SourceSpan Span);
