using System.Globalization;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Reading;
using Planner.Rules.Language.Types;
using Planner.Rules.Linting;
using Planner.Rules.Workflows;

namespace Planner.Rules.Turning;

/// <summary>
/// Whether a rule surely holds, or surely does not, while one input lies anywhere in a range and the others stay. What does not depend on the input
/// is computed exactly, the rest by interval arithmetic.
/// </summary>
internal sealed class OutcomeRange
{
    private readonly InputField field;
    private readonly bool any;
    private readonly bool? fixedOutcome;
    private readonly List<OutcomeRange> children = [];
    private readonly RangeReader? reader;
    private readonly TypedExpression? tree;

    /// <summary>Prepares a rule for one input.</summary>
    public OutcomeRange(CompiledRule rule, InputField field, RuleInputs inputs)
    {
        this.field = field;
        any = rule.IsAny;
        if (rule.Expression is not { } expression)
        {
            children = [.. rule.Children.Select(c => new OutcomeRange(c, field, inputs))];
            fixedOutcome = children.Count == 0 ? false : null;
        }
        else if (!expression.Inputs.Contains(field))
        {
            fixedOutcome = inputs.Holds(rule);
        }
        else
        {
            tree = expression.Tree;
            reader = new RangeReader(tree, Known(expression, field, inputs.Values));
        }
    }

    /// <summary>True or false where that is the only answer for the range, else null.</summary>
    public bool? Over(double low, double high)
    {
        if (fixedOutcome is { } outcome)
        {
            return outcome;
        }

        if (reader is not null)
        {
            ValueRange range = reader.Read(_ => new ValueRange(low, high))[tree!];
            return range.OnlyTrue ? true : range.OnlyFalse ? false : null;
        }

        bool open = false;
        foreach (OutcomeRange child in children)
        {
            bool? answer = child.Over(low, high);
            if (answer == any)
            {
                return any;
            }

            open |= answer is null;
        }

        return open ? null : !any;
    }

    /// <summary>The values of all parts that do not read the input.</summary>
    private static Dictionary<TypedExpression, ValueRange> Known(CompiledExpression expression, InputField field, SlotValues slots)
    {
        object?[] environment = new object?[expression.Variables];
        var interpreter = new Interpreter(environment, slots);
        var known = new Dictionary<TypedExpression, ValueRange>(ReferenceEqualityComparer.Instance);
        var varying = new HashSet<TypedExpression>(ReferenceEqualityComparer.Instance);
        var variables = new HashSet<int>();
        if (expression.Tree is LetNode let)
        {
            foreach ((int index, _, TypedExpression value) in let.Bindings)
            {
                Fold(value);
                if (varying.Contains(value) || !TryEvaluate(value, out environment[index]))
                {
                    variables.Add(index);
                }
            }

            Fold(let.Body);
        }
        else
        {
            Fold(expression.Tree);
        }

        return known;

        void Fold(TypedExpression root)
        {
            foreach (TypedExpression node in TreeOrder.PartsFirst(root))
            {
                bool varies = node switch
                {
                    SlotNode slot => slot.Field == field,
                    VariableNode variable => variables.Contains(variable.Index),
                    _ => node.Parts.Any(varying.Contains),
                };
                if (varies)
                {
                    varying.Add(node);
                }
                else
                {
                    known[node] = TryEvaluate(node, out object? value) ? Point(value) : Failed(node);
                }
            }
        }

        bool TryEvaluate(TypedExpression node, out object? value)
        {
            try
            {
                value = interpreter.Evaluate(node);
                return true;
            }
            catch (EvaluationFaultException)
            {
                value = null;
                return false;
            }
        }
    }

    private static ValueRange Failed(TypedExpression node) =>
        node.Type.Kind == TypeKind.Bool ? ValueRange.AnyTruth with { Undefined = true } : ValueRange.Anything;

    // An infinite end of a range stands for any finite number, so an infinity itself is read as unknown.
    private static ValueRange Point(object? value) => value switch
    {
        bool truth => ValueRange.Of(truth),
        int or uint or long or ulong or float or double when Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) =>
            ValueRange.Of(number),
        _ => ValueRange.Anything,
    };
}
