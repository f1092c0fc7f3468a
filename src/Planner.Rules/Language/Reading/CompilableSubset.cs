using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Reading;

/// <summary>Says what of a tree lies outside what the simulator compiles: numbers and booleans, no lists, texts, dates, decimals, absent values.</summary>
internal static class CompilableSubset
{
    /// <summary>Reports the outermost parts that cannot be compiled.</summary>
    public static void Check(TypedExpression tree, FaultList faults)
    {
        var open = new Stack<TypedExpression>();
        open.Push(tree);
        while (open.TryPop(out TypedExpression? node))
        {
            if (Reason(node) is { } reason)
            {
                faults.Add(LanguageCode.NotCompilable, node.Range, $"The simulator evaluates numbers and booleans only: {reason}");
                continue;
            }

            foreach (TypedExpression part in node.Parts)
            {
                open.Push(part);
            }
        }
    }

    private static string? Reason(TypedExpression node) => node switch
    {
        VariableNode { Index: < 0 } record => $"'{record.Name}' is a record; name one of its fields",
        ConstantNode { Type.Kind: TypeKind.Rounding } => null,
        _ when node.Type.IsNullable || node.Type.Kind == TypeKind.Null => "a value that may be absent is not among them",
        _ when node.Type.Kind is not (TypeKind.Bool or TypeKind.Int or TypeKind.UInt or TypeKind.Long or TypeKind.ULong or TypeKind.Float or TypeKind.Double) =>
            $"a value of type '{node.Type}' is not among them",
        CallNode { Function.Compiled: null } call => $"'{call.Function.Name}' is not among their functions",
        BinaryNode { Operator: BinaryOperator.Coalesce } => "'??' is not among their operators",
        ConstantNode or SlotNode or VariableNode or ConvertNode or NegationNode or BinaryNode or ConditionalNode or CallNode or LetNode => null,
        _ => "list operations are not among them",
    };
}
