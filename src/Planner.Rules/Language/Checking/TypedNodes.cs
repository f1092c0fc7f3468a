using Planner.Rules.Language.Functions;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Checking;

/// <summary>Stands for a part that has a fault.</summary>
internal sealed class FaultyNode(TextRange range) : TypedExpression(range, LanguageType.Faulty)
{
    public override IReadOnlyList<TypedExpression> Parts => [];
}

/// <summary>A value known from the text. <see cref="Literal"/> is kept while the value may still be re-read in another type.</summary>
internal sealed class ConstantNode(TextRange range, LanguageType type, object? value, string? literal = null) : TypedExpression(range, type)
{
    public object? Value { get; } = value;

    public string? Literal { get; } = literal;

    public override IReadOnlyList<TypedExpression> Parts => [];
}

/// <summary>An input, parameter or list element, by its place in the environment.</summary>
internal sealed class VariableNode(TextRange range, LanguageType type, int index, string name) : TypedExpression(range, type)
{
    public int Index { get; } = index;

    public string Name { get; } = name;

    public override IReadOnlyList<TypedExpression> Parts => [];
}

/// <summary>An input that lies in a slot of the simulator's banks.</summary>
internal sealed class SlotNode(TextRange range, LanguageType type, InputField field) : TypedExpression(range, type)
{
    public InputField Field { get; } = field;

    public override IReadOnlyList<TypedExpression> Parts => [];
}

/// <summary>A field of a record value.</summary>
internal sealed class FieldNode(TextRange range, TypedExpression target, RecordField field) : TypedExpression(range, field.Type)
{
    public TypedExpression Target { get; } = target;

    public string Name { get; } = field.Name;

    public override IReadOnlyList<TypedExpression> Parts => [Target];
}

/// <summary>A conversion that the type rules ask for.</summary>
internal sealed class ConvertNode(TypedExpression operand, LanguageType type) : TypedExpression(operand.Range, type)
{
    public TypedExpression Operand { get; } = operand;

    public override IReadOnlyList<TypedExpression> Parts => [Operand];
}

/// <summary>Negation: of a truth when the type is bool, else of a number.</summary>
internal sealed class NegationNode(TextRange range, TypedExpression operand, LanguageType type) : TypedExpression(range, type)
{
    public TypedExpression Operand { get; } = operand;

    public override IReadOnlyList<TypedExpression> Parts => [Operand];
}

/// <summary>Two operands. <see cref="OperandKind"/> is the kind both were converted to.</summary>
internal sealed class BinaryNode(
    TextRange range, BinaryOperator op, TypeKind operandKind, TypedExpression left, TypedExpression right, LanguageType type)
    : TypedExpression(range, type)
{
    public BinaryOperator Operator { get; } = op;

    public TypeKind OperandKind { get; } = operandKind;

    public TypedExpression Left { get; } = left;

    public TypedExpression Right { get; } = right;

    public override IReadOnlyList<TypedExpression> Parts => [Left, Right];
}

/// <summary>condition ? then : otherwise.</summary>
internal sealed class ConditionalNode(TextRange range, TypedExpression condition, TypedExpression then, TypedExpression otherwise, LanguageType type)
    : TypedExpression(range, type)
{
    public TypedExpression Condition { get; } = condition;

    public TypedExpression Then { get; } = then;

    public TypedExpression Otherwise { get; } = otherwise;

    public override IReadOnlyList<TypedExpression> Parts => [Condition, Then, Otherwise];
}

/// <summary>A function of the closed list; for a method the receiver is the first argument.</summary>
internal sealed class CallNode(TextRange range, FunctionOverload function, IReadOnlyList<TypedExpression> arguments)
    : TypedExpression(range, function.Result)
{
    public FunctionOverload Function { get; } = function;

    public override IReadOnlyList<TypedExpression> Parts { get; } = arguments;
}

/// <summary>A list written out.</summary>
internal sealed class ListNode(TextRange range, LanguageType type, IReadOnlyList<TypedExpression> items) : TypedExpression(range, type)
{
    public override IReadOnlyList<TypedExpression> Parts { get; } = items;
}

/// <summary>A record written out, in an action's output.</summary>
internal sealed class RecordNode(TextRange range, LanguageType type, IReadOnlyList<string> names, IReadOnlyList<TypedExpression> values)
    : TypedExpression(range, type)
{
    public IReadOnlyList<string> Names { get; } = names;

    public override IReadOnlyList<TypedExpression> Parts { get; } = values;
}

/// <summary>An element of a list or a character of a text.</summary>
internal sealed class IndexNode(TextRange range, TypedExpression target, TypedExpression index, LanguageType type) : TypedExpression(range, type)
{
    public TypedExpression Target { get; } = target;

    public TypedExpression Index { get; } = index;

    public override IReadOnlyList<TypedExpression> Parts => [Target, Index];
}

/// <summary>An operation on a list, with a body that sees each element as variable <see cref="ElementIndex"/>.</summary>
internal sealed class ListOperationNode(
    TextRange range, ListOperation operation, TypedExpression source, int elementIndex, TypedExpression? body, LanguageType type)
    : TypedExpression(range, type)
{
    public ListOperation Operation { get; } = operation;

    public TypedExpression Source { get; } = source;

    public int ElementIndex { get; } = elementIndex;

    /// <summary>Predicate, selector, key, or the plain argument of Contains, Skip and Take.</summary>
    public TypedExpression? Body { get; } = body;

    public override IReadOnlyList<TypedExpression> Parts => Body is null ? [Source] : [Source, Body];
}

/// <summary>np(path, fallback): null along the path gives the fallback.</summary>
internal sealed class NullSafeNode(TextRange range, TypedExpression path, TypedExpression? fallback, LanguageType type) : TypedExpression(range, type)
{
    public TypedExpression Path { get; } = path;

    public TypedExpression? Fallback { get; } = fallback;

    public override IReadOnlyList<TypedExpression> Parts => Fallback is null ? [Path] : [Path, Fallback];
}

/// <summary>Parameters computed before the body, used or not, as RulesEngine does.</summary>
internal sealed class LetNode(IReadOnlyList<(int Index, string Name, TypedExpression Value)> bindings, TypedExpression body)
    : TypedExpression(body.Range, body.Type)
{
    public IReadOnlyList<(int Index, string Name, TypedExpression Value)> Bindings { get; } = bindings;

    public TypedExpression Body { get; } = body;

    public override IReadOnlyList<TypedExpression> Parts => [.. Bindings.Select(b => b.Value), Body];
}
