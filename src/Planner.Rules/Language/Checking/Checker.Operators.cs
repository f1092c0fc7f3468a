using Planner.Rules.Language.Functions;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Checking;

/// <content>Operators: promotion, comparison, logic, branches.</content>
internal sealed partial class Checker
{
    private TypedExpression Unary(UnarySyntax syntax)
    {
        TypedExpression operand = Visit(syntax.Operand);
        LanguageType type = operand.Type;
        if (type.Kind == TypeKind.Faulty)
        {
            return new FaultyNode(syntax.Range);
        }

        if (syntax.Logical)
        {
            return type is { Kind: TypeKind.Bool, IsNullable: false } ? new NegationNode(syntax.Range, operand, type) : Incompatible();
        }

        TypeKind? kind = type.Kind switch
        {
            TypeKind.Byte or TypeKind.Short => TypeKind.Int,
            TypeKind.UInt => TypeKind.Long,
            TypeKind.Int or TypeKind.Long or TypeKind.Float or TypeKind.Double or TypeKind.Decimal => type.Kind,
            TypeKind.TimeSpan => type.Kind,
            _ => null,
        };
        if (kind is not { } result)
        {
            return Incompatible();
        }

        LanguageType target = LanguageType.Of(result).WithNull(type.IsNullable);
        return new NegationNode(syntax.Range, Coercion.To(operand, target)!, target);

        FaultyNode Incompatible() =>
            Fault(LanguageCode.Operands, syntax.Range, $"Operator '{syntax.Spelling}' incompatible with operand type '{type}'");
    }

    private TypedExpression Binary(BinarySyntax syntax)
    {
        // Chains nest to the left and may be thousands long: walked down in a loop, then combined upwards.
        var chain = new Stack<BinarySyntax>();
        SyntaxNode first = syntax;
        while (first is BinarySyntax { Operator: not BinaryOperator.Coalesce } link)
        {
            chain.Push(link);
            first = link.Left;
        }

        if (chain.Count == 0)
        {
            return Coalesce(syntax.Range, syntax.OperatorRange, Visit(syntax.Left), Visit(syntax.Right));
        }

        TypedExpression left = Visit(first);
        while (chain.TryPop(out BinarySyntax? link))
        {
            TypedExpression right = Visit(link.Right);
            left = left.Type.Kind == TypeKind.Faulty || right.Type.Kind == TypeKind.Faulty ? new FaultyNode(link.Range) : Combine(link, left, right);
        }

        return left;
    }

    private TypedExpression Combine(BinarySyntax syntax, TypedExpression left, TypedExpression right)
    {
        TypedExpression? result = syntax.Operator switch
        {
            BinaryOperator.And or BinaryOperator.Or => Logic(syntax, left, right),
            BinaryOperator.BitAnd or BinaryOperator.BitOr => Logic(syntax, left, right) ?? Bits(syntax, left, right),
            BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight => Shift(syntax, left, right),
            _ when OperatorTable.IsComparison(syntax.Operator) => Comparison(syntax.Operator, syntax.Range, left, right),
            _ => Arithmetic(syntax, left, right),
        };
        if (result is not null)
        {
            return result;
        }

        bool mix = (left.Type.Kind == TypeKind.Decimal && right.Type.Kind is TypeKind.Double or TypeKind.Float)
            || (right.Type.Kind == TypeKind.Decimal && left.Type.Kind is TypeKind.Double or TypeKind.Float);
        return Fault(
            mix ? LanguageCode.DecimalMix : LanguageCode.Operands,
            syntax.OperatorRange,
            $"Operator '{syntax.Spelling}' incompatible with operand types '{left.Type}' and '{right.Type}'");
    }

    private static BinaryNode? Logic(BinarySyntax syntax, TypedExpression left, TypedExpression right) =>
        left.Type == LanguageType.Bool && right.Type == LanguageType.Bool
            ? new BinaryNode(syntax.Range, syntax.Operator, TypeKind.Bool, left, right, LanguageType.Bool)
            : null;

    private static TypedExpression? Bits(BinarySyntax syntax, TypedExpression left, TypedExpression right)
    {
        if (syntax.Operator == BinaryOperator.BitAnd && (left.Type.Kind == TypeKind.Text || right.Type.Kind == TypeKind.Text))
        {
            return Concatenation(syntax, left, right);
        }

        return Coercion.Common(left, right) is { } kind and >= TypeKind.Int and <= TypeKind.ULong ? Promoted(syntax, kind, left, right) : null;
    }

    private static BinaryNode? Shift(BinarySyntax syntax, TypedExpression left, TypedExpression right)
    {
        if (left.Type is not { IsInteger: true, IsNullable: false } || Coercion.To(right, LanguageType.Int) is not { } count)
        {
            return null;
        }

        TypeKind kind = left.Type.Kind is TypeKind.Byte or TypeKind.Short ? TypeKind.Int : left.Type.Kind;
        var type = LanguageType.Of(kind);
        return new BinaryNode(syntax.Range, syntax.Operator, kind, Coercion.To(left, type)!, count, type);
    }

    private static TypedExpression? Arithmetic(BinarySyntax syntax, TypedExpression left, TypedExpression right)
    {
        if (syntax.Operator == BinaryOperator.Add && (left.Type.Kind == TypeKind.Text || right.Type.Kind == TypeKind.Text))
        {
            return Concatenation(syntax, left, right);
        }

        if (left.Type.Kind is TypeKind.DateTime or TypeKind.TimeSpan)
        {
            return Dates(syntax, left, right);
        }

        return Coercion.Common(left, right) is { } kind ? Promoted(syntax, kind, left, right) : null;
    }

    private static BinaryNode Promoted(BinarySyntax syntax, TypeKind kind, TypedExpression left, TypedExpression right)
    {
        LanguageType type = LanguageType.Of(kind).WithNull(Absent(left) || Absent(right));
        return new BinaryNode(syntax.Range, syntax.Operator, kind, Coercion.To(left, type)!, Coercion.To(right, type)!, type);
    }

    private static BinaryNode Concatenation(BinarySyntax syntax, TypedExpression left, TypedExpression right) =>
        new(syntax.Range, BinaryOperator.Add, TypeKind.Text, left, right, LanguageType.Text);

    private static BinaryNode? Dates(BinarySyntax syntax, TypedExpression left, TypedExpression right)
    {
        TypeKind? result = (left.Type.Kind, syntax.Operator, right.Type.Kind) switch
        {
            (TypeKind.DateTime, BinaryOperator.Subtract, TypeKind.DateTime) => TypeKind.TimeSpan,
            (TypeKind.DateTime, BinaryOperator.Add or BinaryOperator.Subtract, TypeKind.TimeSpan) => TypeKind.DateTime,
            (TypeKind.TimeSpan, BinaryOperator.Add or BinaryOperator.Subtract, TypeKind.TimeSpan) => TypeKind.TimeSpan,
            _ => null,
        };
        return result is { } kind && !left.Type.IsNullable && !right.Type.IsNullable
            ? new BinaryNode(syntax.Range, syntax.Operator, left.Type.Kind, left, right, LanguageType.Of(kind))
            : null;
    }

    /// <summary>A comparison, or null when the operands cannot be compared so. Reports a text literal that is not valid beside its neighbour.</summary>
    private TypedExpression? Comparison(BinaryOperator op, TextRange range, TypedExpression left, TypedExpression right)
    {
        bool equality = op is BinaryOperator.Equal or BinaryOperator.NotEqual;
        if (ReadBeside(left, right) is { } newLeft)
        {
            left = newLeft;
        }
        else if (ReadBeside(right, left) is { } newRight)
        {
            right = newRight;
        }

        if (left.Type.Kind == TypeKind.Faulty || right.Type.Kind == TypeKind.Faulty)
        {
            return new FaultyNode(range);
        }

        if (Coercion.Common(left, right) is { } kind)
        {
            LanguageType type = LanguageType.Of(kind).WithNull(Absent(left) || Absent(right));
            return Node(kind, Coercion.To(left, type)!, Coercion.To(right, type)!);
        }

        (LanguageType a, LanguageType b) = (left.Type, right.Type);
        bool sameKind = a.Kind == b.Kind && !a.IsNumeric;
        bool withNull = (a.Kind == TypeKind.Null || b.Kind == TypeKind.Null) && equality;
        bool comparable = equality ? sameKind || withNull : sameKind && a.Kind is TypeKind.Text or TypeKind.Char or TypeKind.DateTime or TypeKind.TimeSpan;
        return comparable ? Node(a.Kind == TypeKind.Null ? b.Kind : a.Kind, left, right) : null;

        BinaryNode Node(TypeKind operands, TypedExpression l, TypedExpression r) => new(range, op, operands, l, r, LanguageType.Bool);
    }

    /// <summary>A text literal re-read in the type of the other operand; null when it is none or stays a text.</summary>
    private TypedExpression? ReadBeside(TypedExpression literal, TypedExpression other)
    {
        TypeKind kind = other.Type.Kind;
        if (literal is not ConstantNode { Literal: { } text, Type.Kind: TypeKind.Text } || other is ConstantNode { Literal: not null }
            || !(other.Type.IsNumeric || kind is TypeKind.Bool or TypeKind.DateTime or TypeKind.TimeSpan or TypeKind.Guid))
        {
            return null;
        }

        var type = LanguageType.Of(kind);
        return Coercion.ParseText(text, kind) is { } value
            ? new ConstantNode(literal.Range, type, value)
            : Fault(LanguageCode.LiteralType, literal.Range, $"{Shown(text)} is not a valid value for {type}.");
    }

    private TypedExpression Coalesce(TextRange range, TextRange operatorRange, TypedExpression left, TypedExpression right)
    {
        if (left.Type.Kind == TypeKind.Faulty || right.Type.Kind == TypeKind.Faulty)
        {
            return new FaultyNode(range);
        }

        if (left.Type.AdmitsNull && left.Type.Kind != TypeKind.Null)
        {
            LanguageType present = left.Type.WithNull(false);
            if (Coercion.To(right, present) is { } value)
            {
                return new BinaryNode(range, BinaryOperator.Coalesce, present.Kind, left, value, present);
            }

            if (Coercion.To(right, left.Type) is { } maybe)
            {
                return new BinaryNode(range, BinaryOperator.Coalesce, present.Kind, left, maybe, left.Type);
            }
        }

        return Fault(LanguageCode.Operands, operatorRange, $"Operator '??' incompatible with operand types '{left.Type}' and '{right.Type}'");
    }

    private TypedExpression Conditional(ConditionalSyntax syntax)
    {
        TypedExpression condition = Visit(syntax.Condition);
        TypedExpression then = Visit(syntax.Then);
        TypedExpression otherwise = Visit(syntax.Otherwise);
        if (condition.Type.Kind != TypeKind.Faulty && condition.Type != LanguageType.Bool)
        {
            condition = Fault(LanguageCode.Operands, condition.Range, $"A condition is of type 'Boolean', not '{condition.Type}'");
        }

        if (condition.Type.Kind == TypeKind.Faulty || then.Type.Kind == TypeKind.Faulty || otherwise.Type.Kind == TypeKind.Faulty)
        {
            return new FaultyNode(syntax.Range);
        }

        return Unify(then, otherwise) is var (a, b)
            ? new ConditionalNode(syntax.Range, condition, a, b, a.Type)
            : Fault(LanguageCode.Branches, syntax.Range, $"The branches have the types '{then.Type}' and '{otherwise.Type}', and neither converts to the other");
    }

    /// <summary>Both nodes in their common type.</summary>
    private static (TypedExpression, TypedExpression)? Unify(TypedExpression a, TypedExpression b)
    {
        bool absent = Absent(a) || Absent(b);
        LanguageType typeOfA = a.Type.WithNull(absent);
        LanguageType typeOfB = b.Type.WithNull(absent);
        foreach (LanguageType type in new[] { typeOfA, typeOfB })
        {
            if (Coercion.To(a, type) is { } first && Coercion.To(b, type) is { } second)
            {
                return (first, second);
            }
        }

        return null;
    }

    private TypedExpression In(InSyntax syntax)
    {
        TypedExpression left = Visit(syntax.Left);
        if (syntax.List is not null)
        {
            TypedExpression list = Visit(syntax.List);
            if (left.Type.Kind == TypeKind.Faulty || list.Type.Kind == TypeKind.Faulty)
            {
                return new FaultyNode(syntax.Range);
            }

            return list.Type.Kind == TypeKind.List
                ? Contains(syntax.Range, list, left)
                : Fault(LanguageCode.In, syntax.List.Range, $"'in' takes a list (a, b, …), not a value of type '{list.Type}'");
        }

        List<TypedExpression> items = [.. syntax.Items!.Select(Visit)];
        if (left.Type.Kind == TypeKind.Bool)
        {
            // RulesEngine ORs a boolean left side into the answer; nobody can mean that.
            return Fault(LanguageCode.In, syntax.Left.Range, "The left side of 'in' cannot be a boolean; compare it with == instead");
        }

        TypedExpression? result = null;
        foreach (TypedExpression item in items)
        {
            if (left.Type.Kind == TypeKind.Faulty || item.Type.Kind == TypeKind.Faulty)
            {
                result = new FaultyNode(syntax.Range);
                continue;
            }

            TypedExpression equal = Comparison(BinaryOperator.Equal, item.Range, left, item)
                ?? Fault(LanguageCode.Operands, item.Range, $"Operator '==' incompatible with operand types '{left.Type}' and '{item.Type}'");
            result = result is null ? equal
                : result.Type.Kind == TypeKind.Faulty || equal.Type.Kind == TypeKind.Faulty ? new FaultyNode(syntax.Range)
                : new BinaryNode(syntax.Range, BinaryOperator.Or, TypeKind.Bool, result, equal, LanguageType.Bool);
        }

        return result!;
    }

    private TypedExpression Contains(TextRange range, TypedExpression list, TypedExpression value) =>
        Coercion.To(value, list.Type.Element!) is { } element
            ? new ListOperationNode(range, ListOperation.Contains, list, -1, element, LanguageType.Bool)
            : Fault(LanguageCode.Operands, value.Range, $"A list of '{list.Type.Element}' cannot contain a value of type '{value.Type}'");

    private static bool Absent(TypedExpression node) => node.Type.IsNullable || node.Type.Kind == TypeKind.Null;
}
