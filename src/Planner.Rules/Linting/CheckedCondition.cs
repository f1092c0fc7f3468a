using Planner.Rules.Language;

namespace Planner.Rules.Linting;

/// <summary>One expression of a pack with its checked tree.</summary>
/// <param name="Text">The expression and its place.</param>
/// <param name="Tree">The checked tree.</param>
/// <param name="FirstYear">First year of the run it is evaluated in.</param>
/// <param name="LastYear">Last such year; before <paramref name="FirstYear"/> when there is none.</param>
internal sealed record CheckedCondition(ExpressionText Text, TypedExpression Tree, int FirstYear, int LastYear);
