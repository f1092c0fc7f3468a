using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Simulation.Explaining;

/// <summary>One comparison of a criterion on one commune.</summary>
/// <param name="Rule">Rule name of the condition it stands in, e.g. <c>c17.01</c>.</param>
/// <param name="Title">Title of the condition in both languages; null where the file gives none.</param>
/// <param name="Expression">The comparison as written.</param>
/// <param name="Left">Value of the left side; null when it has none.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Right">Value of the right side; null when it has none.</param>
/// <param name="Unit">Unit of both sides; null when it has none.</param>
/// <param name="Margin">How far from turning, in that unit; positive is slack in the passing direction; null when a side is no number.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Decisive">Whether turning it alone would turn the criterion.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Source">Legal source of the condition; null where it is an assumption.</param>
/// <param name="Assumption">Why it was assumed; null where it has a source.</param>
public sealed record ComparisonResult(
    string Rule,
    LocalizedText? Title,
    string Expression,
    object? Left,
    string Operator,
    object? Right,
    string? Unit,
    double? Margin,
    bool Passed,
    bool Decisive,
    SourceSpan Span,
    string? Source,
    LocalizedText? Assumption)
{
    /// <summary>Where the condition it stands in fails: the cheapest change that turns that condition; null where nothing alone does.</summary>
    public IndicatorChange? Change { get; init; }

    /// <summary>The parameters it reads, in the order of the parameters file.</summary>
    public IReadOnlyList<ParameterResult> Parameters { get; init; } = [];
}
