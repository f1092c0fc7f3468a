using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Reading;

/// <summary>Walks a typed tree over boxed values: every type, any input. The meaning that compiled readers must agree with.</summary>
/// <threadsafety>One evaluation at a time: list operations write their element into the environment.</threadsafety>
internal sealed class Interpreter(object?[] environment, SlotValues slots = default, StepCount? count = null)
{
    private readonly StepCount steps = count ?? new StepCount();

    /// <summary>The value of a tree.</summary>
    /// <exception cref="EvaluationFaultException">It has none for these inputs.</exception>
    public object? Evaluate(TypedExpression node)
    {
        Charge(1);
        return node switch
        {
            ConstantNode constant => constant.Value,
            SlotNode slot => slots.Read(slot.Field),
            VariableNode variable => environment[variable.Index],
            FieldNode field => (Evaluate(field.Target) as RecordValue ?? throw NullReference())[field.Name],
            ConvertNode convert => Operations.Convert(Evaluate(convert.Operand), convert.Type),
            NegationNode negation => Evaluate(negation.Operand) is var v && v is bool truth ? !truth : Operations.Negate(v),
            BinaryNode binary => Binary(binary),
            ConditionalNode conditional => Evaluate((bool)Evaluate(conditional.Condition)! ? conditional.Then : conditional.Otherwise),
            CallNode call => Called(call),
            ListNode list => list.Parts.Select(Evaluate).ToList(),
            RecordNode record => new RecordValue(record.Names.Zip(record.Parts).ToDictionary(p => p.First, p => Evaluate(p.Second), StringComparer.Ordinal)),
            IndexNode index => Element(index),
            ListOperationNode operation => new ListReader(this, environment).Apply(operation),
            NullSafeNode safe => NullSafe(safe),
            LetNode let => Let(let),
            _ => throw new InvalidOperationException($"no reading for {node.GetType().Name}"),
        };
    }

    /// <summary>Counts steps that are taken beside the parts: elements and characters that an operation touches.</summary>
    /// <exception cref="EvaluationFaultException">There were too many.</exception>
    public void Charge(int more) => steps.Add(more);

    /// <summary>Calls a function of the tables; what .NET throws for bad arguments becomes a fault.</summary>
    public static object? Invoke(CallNode call, object?[] arguments)
    {
        try
        {
            return call.Function.Invoke(arguments);
        }
        catch (NullReferenceException)
        {
            throw NullReference();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or ArithmeticException or InvalidOperationException)
        {
            throw new EvaluationFaultException(e.Message);
        }
    }

    private object? Called(CallNode call)
    {
        object?[] arguments = [.. call.Parts.Select(Evaluate)];
        foreach (object? argument in arguments)
        {
            ChargeText(argument);
        }

        return Invoke(call, arguments);
    }

    private void ChargeText(object? value)
    {
        if (value is string { Length: > ExpressionLimits.CharactersPerStep } text)
        {
            Charge(text.Length / ExpressionLimits.CharactersPerStep);
        }
    }

    private object? Operated(BinaryNode link, object? left, object? right)
    {
        ChargeText(left);
        ChargeText(right);
        return Operations.Binary(link.Operator, link.OperandKind, left, right);
    }

    private static EvaluationFaultException NullReference() => new("Object reference not set to an instance of an object.");

    private object? Binary(BinaryNode node)
    {
        var chain = new Stack<BinaryNode>();
        TypedExpression first = node;
        while (first is BinaryNode link)
        {
            chain.Push(link);
            first = link.Left;
        }

        object? value = Evaluate(first);
        while (chain.TryPop(out BinaryNode? link))
        {
            value = link.Operator switch
            {
                BinaryOperator.And => (bool)value! && (bool)Evaluate(link.Right)!,
                BinaryOperator.Or => (bool)value! || (bool)Evaluate(link.Right)!,
                BinaryOperator.Coalesce => value ?? Evaluate(link.Right),
                _ => Operated(link, value, Evaluate(link.Right)),
            };
        }

        return value;
    }

    private object? Element(IndexNode node)
    {
        object target = Evaluate(node.Target) ?? throw NullReference();
        int index = (int)Evaluate(node.Index)!;
        int count = target is string text ? text.Length : ((IReadOnlyList<object?>)target).Count;
        if (index < 0 || index >= count)
        {
            throw new EvaluationFaultException("Index was outside the bounds of the array.");
        }

        return target is string s ? s[index] : ((IReadOnlyList<object?>)target)[index];
    }

    private object? NullSafe(NullSafeNode node)
    {
        object? value = Path(node.Path);
        return value is null && node.Fallback is not null ? Evaluate(node.Fallback) : value;
    }

    /// <summary>A path whose missing parts give null instead of a fault.</summary>
    private object? Path(TypedExpression node)
    {
        switch (node)
        {
            case FieldNode field:
                return (Path(field.Target) as RecordValue)?[field.Name];
            case CallNode { Function.Compiled: null, Parts.Count: > 0 } call:
                object? target = Path(call.Parts[0]);
                return target is null ? null : Invoke(call, [target, .. call.Parts.Skip(1).Select(Evaluate)]);
            case ConvertNode convert:
                object? operand = Path(convert.Operand);
                return operand is null ? null : Operations.Convert(operand, convert.Type);
            default:
                return Evaluate(node);
        }
    }

    private object? Let(LetNode node)
    {
        foreach ((int index, _, TypedExpression value) in node.Bindings)
        {
            environment[index] = Evaluate(value);
        }

        return Evaluate(node.Body);
    }
}
