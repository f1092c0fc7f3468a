using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Checking;

/// <summary>Whether a tree can fail for some inputs: then it must be evaluated even where its value is not used.</summary>
internal static class Fallibility
{
    /// <summary>Conservative: true when nobody knows.</summary>
    public static bool MayFail(TypedExpression tree)
    {
        var open = new Stack<TypedExpression>();
        open.Push(tree);
        while (open.TryPop(out TypedExpression? node))
        {
            if (FailsItself(node))
            {
                return true;
            }

            foreach (TypedExpression part in node.Parts)
            {
                open.Push(part);
            }
        }

        return false;
    }

    /// <summary>Whether a node can fail although its parts do not; true when nobody knows.</summary>
    public static bool FailsItself(TypedExpression node) => node switch
    {
        CallNode call => call.Function.CanFail,
        BinaryNode { Operator: BinaryOperator.Divide or BinaryOperator.Remainder, Type.IsInteger: true } => true,
        ConstantNode or VariableNode or SlotNode or ConvertNode or NegationNode or BinaryNode or ConditionalNode or LetNode => false,
        _ => true,
    };

    /// <summary>The variables a tree reads.</summary>
    public static HashSet<int> VariablesOf(TypedExpression tree)
    {
        var found = new HashSet<int>();
        var open = new Stack<TypedExpression>();
        open.Push(tree);
        while (open.TryPop(out TypedExpression? node))
        {
            if (node is VariableNode variable)
            {
                found.Add(variable.Index);
            }

            foreach (TypedExpression part in node.Parts)
            {
                open.Push(part);
            }
        }

        return found;
    }
}
