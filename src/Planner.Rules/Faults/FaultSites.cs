using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Faults;

/// <summary>Where in a tree a value can turn out infinite, no number or wrapped, and what is exempt because the author asks for it.</summary>
internal static class FaultSites
{
    /// <summary>
    /// Parts whose being finite is asked for by <c>double.IsNaN</c>, <c>IsFinite</c> and the like: what they are is no surprise. The parts that they pass an infinity on from
    /// are exempt with them.
    /// </summary>
    public static HashSet<TypedExpression> Tested(IReadOnlyList<TypedExpression> partsFirst)
    {
        var tested = new HashSet<TypedExpression>(ReferenceEqualityComparer.Instance);
        for (int i = partsFirst.Count - 1; i >= 0; i--)
        {
            TypedExpression node = partsFirst[i];
            if (node is CallNode { Function.Name: "IsNaN" or "IsInfinity" or "IsFinite" or "IsPositiveInfinity" or "IsNegativeInfinity" })
            {
                tested.UnionWith(node.Parts);
            }
            else if (tested.Contains(node))
            {
                tested.UnionWith(PassedOn(node));
            }
        }

        return tested;
    }

    /// <summary>The parts of which an infinity or NaN always makes the whole infinite or NaN.</summary>
    public static IReadOnlyList<TypedExpression> PassedOn(TypedExpression node) => node switch
    {
        BinaryNode { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } binary when IsReal(binary) => binary.Parts,
        BinaryNode { Operator: BinaryOperator.Divide } quotient when IsReal(quotient) => [quotient.Left],
        NegationNode negation when IsReal(negation) => negation.Parts,
        ConvertNode { Type.Kind: TypeKind.Double } convert => convert.Parts,
        _ => [],
    };

    /// <summary>Whether the node itself computes a real number, so that it can be the first that is not finite.</summary>
    public static bool Computes(TypedExpression node) => node switch
    {
        BinaryNode or CallNode => IsReal(node),
        ConvertNode { Type.Kind: TypeKind.Float } => true,
        _ => false,
    };

    /// <summary>Whether the node is arithmetic of whole numbers that wraps at the ends of its type.</summary>
    public static bool Wraps(TypedExpression node) => node switch
    {
        BinaryNode { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } => node.Type.IsInteger,
        NegationNode => node.Type.IsInteger,
        _ => false,
    };

    /// <summary>
    /// The ends of a whole-number type as doubles. Sums and products of doubles lie on the same side of them as the exact ones, but for 64 bits within their last thousand.
    /// </summary>
    public static (double Low, double High) Ends(TypeKind kind) => kind switch
    {
        TypeKind.Int => (int.MinValue, int.MaxValue),
        TypeKind.UInt => (0, uint.MaxValue),
        TypeKind.Long => (long.MinValue, long.MaxValue),
        TypeKind.ULong => (0, ulong.MaxValue),
        _ => (double.NegativeInfinity, double.PositiveInfinity),
    };

    /// <summary>Whether a node's values are floating-point numbers.</summary>
    public static bool IsReal(TypedExpression node) => node.Type.Kind is TypeKind.Double or TypeKind.Float;
}
