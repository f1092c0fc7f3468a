using System.Globalization;
using System.Text;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Linting;

/// <summary>
/// A text that two expressions share when they compute the same thing in the same way: spaces, brackets, spelling of names and operators, the order of
/// the parts of and, or, ==, + and *, and the side a comparison is written from make no difference.
/// </summary>
internal static class ExpressionSignature
{
    /// <summary>The signature of a tree.</summary>
    public static string Of(TypedExpression tree)
    {
        var texts = new Dictionary<TypedExpression, string>(ReferenceEqualityComparer.Instance);
        var names = new Dictionary<int, string>();
        IReadOnlyList<TypedExpression> nodes = TreeOrder.PartsFirst(tree);
        var bindings = new Dictionary<TypedExpression, int>(ReferenceEqualityComparer.Instance);
        foreach ((int index, string _, TypedExpression value) in nodes.OfType<LetNode>().SelectMany(l => l.Bindings))
        {
            bindings[value] = index;
        }

        foreach (TypedExpression node in nodes)
        {
            texts[node] = One(node, [.. node.Parts.Select(p => texts[p])], names);
            if (bindings.TryGetValue(node, out int place))
            {
                // A parameter means what it is set to.
                names[place] = texts[node];
            }
        }

        return texts[tree];
    }

    private static string One(TypedExpression node, string[] parts, Dictionary<int, string> names)
    {
        switch (node)
        {
            case SlotNode slot:
                return slot.Field.Path;
            case ConstantNode { Value: float single }:
                return single.ToString("R", CultureInfo.InvariantCulture) + "F";
            case ConstantNode constant:
                return Convert.ToString(constant.Value, CultureInfo.InvariantCulture) ?? "null";
            case VariableNode variable:
                return names.GetValueOrDefault(variable.Index) ?? FormattableString.Invariant($"#{variable.Index}");
            case ConvertNode convert when !Loses(convert):
                return parts[0];
            case ConvertNode convert:
                return Join(convert.Type.ToString()!, parts);
            case LetNode:
                return parts[^1];
            case BinaryNode symmetric when IsSymmetric(symmetric.Operator):
                Array.Sort(parts, StringComparer.Ordinal);
                return Join(Head(symmetric), parts);
            case BinaryNode { Operator: BinaryOperator.Greater }:
                return Join(nameof(BinaryOperator.Less), [parts[1], parts[0]]);
            case BinaryNode { Operator: BinaryOperator.GreaterOrEqual }:
                return Join(nameof(BinaryOperator.LessOrEqual), [parts[1], parts[0]]);
            case BinaryNode binary:
                return Join(Head(binary), parts);
            case CallNode call:
                return Join(call.Function.Name, parts);
            default:
                return Join(node.GetType().Name, parts);
        }
    }

    // Whole numbers are divided and wrap otherwise than real ones.
    private static string Head(BinaryNode node) =>
        OperatorTable.IsComparison(node.Operator) || node.OperandKind is TypeKind.Bool or TypeKind.Double ? node.Operator.ToString() : $"{node.Operator}.{node.OperandKind}";

    // From a whole number of 32 bits to any wider kind, and from a single to a double, nothing is lost.
    private static bool Loses(ConvertNode convert) => (convert.Operand.Type.Kind, convert.Type.Kind) is not
        ((TypeKind.Int, TypeKind.Long or TypeKind.Double) or (TypeKind.UInt, TypeKind.Long or TypeKind.ULong or TypeKind.Double) or (TypeKind.Float, TypeKind.Double))
        && convert.Operand.Type.Kind != convert.Type.Kind;

    private static bool IsSymmetric(BinaryOperator op) => op is BinaryOperator.And or BinaryOperator.Or or BinaryOperator.BitAnd or BinaryOperator.BitOr
        or BinaryOperator.Equal or BinaryOperator.NotEqual or BinaryOperator.Add or BinaryOperator.Multiply;

    private static string Join(string head, string[] parts) => new StringBuilder(head).Append('(').AppendJoin(", ", parts).Append(')').ToString();
}
