using Planner.Rules.Language;
using Planner.Rules.Pack;

namespace Planner.Rules.Testing;

/// <summary>An expression about a commune under the name that tests give it.</summary>
/// <param name="Name">The name, <c>part/member</c>; no other expression of the file has it.</param>
/// <param name="Text">The expression.</param>
/// <param name="Kind">What its result must be.</param>
/// <param name="Scope">What it is about.</param>
public sealed record NamedExpression(string Name, RuleText Text, ExpressionKind Kind, MetricScope Scope = MetricScope.Commune);
