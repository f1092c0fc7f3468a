using Planner.Rules.Language;
using Planner.Rules.Language.Checking;

namespace Planner.Rules.Testing.Mutation;

/// <summary>Puts another part into a tree of the simulator's subset.</summary>
internal static class TreeRewriter
{
    /// <summary>The tree with one part replaced; the tree itself when the part is not in it.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="part">The part, by reference.</param>
    /// <param name="replacement">What stands in its place, of the same type.</param>
    public static TypedExpression Replace(TypedExpression tree, TypedExpression part, TypedExpression replacement)
    {
        if (ReferenceEquals(tree, part))
        {
            return replacement;
        }

        List<TypedExpression> parts = [.. tree.Parts.Select(p => Replace(p, part, replacement))];
        if (parts.SequenceEqual(tree.Parts, ReferenceEqualityComparer.Instance))
        {
            return tree;
        }

        return tree switch
        {
            ConvertNode convert => new ConvertNode(parts[0], convert.Type),
            NegationNode negation => new NegationNode(negation.Range, parts[0], negation.Type),
            BinaryNode binary => new BinaryNode(binary.Range, binary.Operator, binary.OperandKind, parts[0], parts[1], binary.Type),
            ConditionalNode conditional => new ConditionalNode(conditional.Range, parts[0], parts[1], parts[2], conditional.Type),
            CallNode call => new CallNode(call.Range, call.Function, parts),
            LetNode let => new LetNode([.. let.Bindings.Select((b, i) => (b.Index, b.Name, parts[i]))], parts[^1]),
            _ => throw new InvalidOperationException($"{tree.GetType().Name} is not in the simulator's subset"),
        };
    }
}
