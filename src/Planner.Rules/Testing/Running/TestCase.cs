using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Rules.Testing.Running;

/// <summary>A case with its names looked up and its inputs in their slots.</summary>
/// <param name="Name">What it tests, short.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Lanes">The lane bank.</param>
/// <param name="Shared">The shared bank.</param>
/// <param name="Rows">By parameter: the row of its table that gave the value; null where the case gives it or the year has none.</param>
/// <param name="Expectations">What it expects.</param>
internal sealed record TestCase(
    string Name,
    LocalizedText? Title,
    SourceSpan Span,
    double[] Lanes,
    double[] Shared,
    IReadOnlyList<DatedValue?> Rows,
    IReadOnlyList<Expectation> Expectations);
