namespace Planner.Rules.Testing;

/// <summary>A file with expressions that tests can name.</summary>
/// <param name="RulesFolder">The rules folder whose indicators and parameters the expressions see.</param>
/// <param name="Expressions">The expressions in file order.</param>
public sealed record ExpressionFile(string RulesFolder, IReadOnlyList<NamedExpression> Expressions);
