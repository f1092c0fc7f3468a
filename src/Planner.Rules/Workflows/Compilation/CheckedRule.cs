using Planner.Rules.Language;

namespace Planner.Rules.Workflows;

/// <summary>An enabled rule whose names and types were checked, not yet compiled.</summary>
/// <param name="Source">The rule as written.</param>
/// <param name="Tree">The checked expression with the parameters it needs; null for a group.</param>
/// <param name="VariableCount">Size of the environment the tree's variables lie in.</param>
/// <param name="Children">The enabled children of a group, in order.</param>
internal sealed record CheckedRule(Rule Source, TypedExpression? Tree, int VariableCount, IReadOnlyList<CheckedRule> Children);
