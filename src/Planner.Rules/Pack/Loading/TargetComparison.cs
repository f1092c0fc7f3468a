using System.Globalization;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;

namespace Planner.Rules.Pack.Loading;

/// <summary>The comparison a target's rule consists of.</summary>
internal static class TargetComparison
{
    /// <summary>Operator and number on the right side, or null when the rule is no comparison with a number.</summary>
    /// <param name="tree">The checked rule.</param>
    public static (string Operator, double Required)? Of(TypedExpression tree)
    {
        if (tree is not BinaryNode comparison || Symbol(comparison.Operator) is not { } symbol || Constant(comparison.Right) is not { } required)
        {
            return null;
        }

        return (symbol, required);
    }

    private static string? Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Greater => ">",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Less => "<",
        BinaryOperator.Equal => "==",
        _ => null,
    };

    private static double? Constant(TypedExpression node) => node switch
    {
        ConstantNode { Value: int or long or uint or ulong or float or double or decimal } constant => Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture),
        ConvertNode convert => Constant(convert.Operand),
        NegationNode negation => -Constant(negation.Operand),
        _ => null,
    };
}
