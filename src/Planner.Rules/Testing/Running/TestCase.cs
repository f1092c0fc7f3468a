using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Rules.Testing.Running;

/// <summary>A case with its names looked up and its inputs in their slots.</summary>
/// <param name="Name">What it tests, short.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Own">The inputs that the case gives itself.</param>
/// <param name="Lists">By record ("commune", "district"): the units that aggregates go over; those it gives no list of are missing.</param>
/// <param name="Expectations">What it expects.</param>
internal sealed record TestCase(
    string Name,
    LocalizedText? Title,
    SourceSpan Span,
    TestUnit Own,
    IReadOnlyDictionary<string, IReadOnlyList<TestUnit>> Lists,
    IReadOnlyList<Expectation> Expectations)
{
    /// <summary>The units that a node is evaluated on.</summary>
    /// <param name="node">The node a case expects something of.</param>
    public IReadOnlyList<TestUnit> UnitsOf(RuleNode node) => node.Kind == NodeKind.Aggregate ? Lists[node.Record] : [Own];
}
