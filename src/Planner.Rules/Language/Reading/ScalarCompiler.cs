using System.Linq.Expressions;
using System.Reflection;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Reading;

/// <summary>
/// Compiles a typed tree of the numeric subset to a delegate. Errors raise no exception: fallible operations set a flag and go on with a
/// harmless value, and the flag decides at the end. What can fail is short-circuited as the source says, so an error under an untaken branch never
/// happens; what cannot and is cheap is computed without a branch.
/// </summary>
internal sealed class ScalarCompiler
{
    private const int MostCheapParts = 16;

    private static readonly ParameterExpression Lanes = Expression.Parameter(typeof(double[]), "lanes");
    private static readonly ParameterExpression Offset = Expression.Parameter(typeof(int), "offset");
    private static readonly ParameterExpression Stride = Expression.Parameter(typeof(int), "stride");
    internal static readonly ParameterExpression Shared = Expression.Parameter(typeof(double[]), "shared");
    internal static readonly ParameterExpression SharedOffset = Expression.Parameter(typeof(int), "sharedOffset");
    private static readonly ConstantExpression NotANumber = Expression.Constant(double.NaN);

    private readonly ParameterExpression failed = Expression.Variable(typeof(bool), "failed");
    private readonly Dictionary<int, ParameterExpression> variables = [];
    private bool canFail;

    /// <summary>The flag that code made by <see cref="Part"/> raises; whoever uses such code declares it.</summary>
    public ParameterExpression Failed => failed;

    /// <summary>The unchecked form.</summary>
    public static ScalarExpression Compile(TypedExpression tree)
    {
        var compiler = new ScalarCompiler();
        Expression result = compiler.Result(tree);
        Expression body = compiler.canFail
            ? Expression.Block([compiler.failed], compiler.Finish(result))
            : result;
        return Expression.Lambda<ScalarExpression>(body, Lanes, Offset, Stride, Shared, SharedOffset).Compile();
    }

    /// <summary>The form that says whether it failed.</summary>
    public static CheckedScalarExpression CompileChecked(TypedExpression tree)
    {
        var compiler = new ScalarCompiler();
        ParameterExpression outcome = Expression.Parameter(typeof(bool).MakeByRefType(), "failure");
        ParameterExpression value = Expression.Variable(typeof(double), "value");
        Expression body = Expression.Block(
            [compiler.failed, value],
            Expression.Assign(value, compiler.Finish(compiler.Result(tree))),
            Expression.Assign(outcome, compiler.failed),
            value);
        return Expression.Lambda<CheckedScalarExpression>(body, Lanes, Offset, Stride, Shared, SharedOffset, outcome).Compile();
    }

    /// <summary>The code of a part that reads no lane, over <see cref="Shared"/> and <see cref="SharedOffset"/>, in the part's own type.</summary>
    public Expression Part(TypedExpression part) => Visit(part);

    /// <summary>Gives a parameter the local that holds its value, for the parts that read it.</summary>
    public void Declare(int variable, ParameterExpression local) => variables[variable] = local;

    private BlockExpression Finish(Expression result)
    {
        ParameterExpression value = Expression.Variable(typeof(double), "result");
        return Expression.Block(
            [value],
            Expression.Assign(failed, Expression.Constant(false)),
            Expression.Assign(value, result),
            Expression.Condition(failed, NotANumber, value));
    }

    private Expression Result(TypedExpression tree)
    {
        Expression value = Visit(tree);
        if (tree.Type.Kind == TypeKind.Bool)
        {
            return Expression.Call(typeof(Truths).GetMethod(nameof(Truths.ToNumber))!, value);
        }

        if (tree.Type.IsInteger)
        {
            return Expression.Convert(value, typeof(double));
        }

        // The sign and payload of a NaN depend on the instruction; one pattern only leaves this place.
        ParameterExpression number = Expression.Variable(typeof(double), "number");
        return Expression.Block(
            [number],
            Expression.Assign(number, Expression.Convert(value, typeof(double))),
            Expression.Condition(Expression.NotEqual(number, number), NotANumber, number));
    }

    private Expression Visit(TypedExpression node) => node switch
    {
        ConstantNode constant => Expression.Constant(constant.Value, ClrType(constant.Type)),
        SlotNode slot => Slot(slot.Field),
        VariableNode variable => variables[variable.Index],
        ConvertNode convert => Expression.Convert(Visit(convert.Operand), ClrType(convert.Type)),
        NegationNode { Type.Kind: TypeKind.Bool } not => Expression.Not(Visit(not.Operand)),
        NegationNode negation => Expression.Negate(Visit(negation.Operand)),
        BinaryNode binary => Binary(binary),
        ConditionalNode conditional => Expression.Condition(Visit(conditional.Condition), Visit(conditional.Then), Visit(conditional.Otherwise)),
        CallNode call => Call(call),
        LetNode let => Let(let),
        _ => throw new InvalidOperationException($"{node.GetType().Name} is outside the numeric subset"),
    };

    private static Expression Slot(InputField field)
    {
        Expression value = field.Bank == SlotBank.Lane
            ? Expression.ArrayIndex(Lanes, Expression.Add(Offset, Expression.Multiply(Expression.Constant(field.Slot), Stride)))
            : Expression.ArrayIndex(Shared, Expression.Add(SharedOffset, Expression.Constant(field.Slot)));
        return field.Type switch
        {
            InputType.Bool => Expression.NotEqual(value, Expression.Constant(0.0)),
            InputType.Int => Expression.Convert(value, typeof(int)),
            _ => value,
        };
    }

    private Expression Binary(BinaryNode node)
    {
        var chain = new Stack<BinaryNode>();
        TypedExpression first = node;
        while (first is BinaryNode link)
        {
            chain.Push(link);
            first = link.Left;
        }

        Expression value = Visit(first);
        while (chain.TryPop(out BinaryNode? link))
        {
            value = Combine(link, value, Visit(link.Right));
        }

        return value;
    }

    private Expression Combine(BinaryNode node, Expression left, Expression right)
    {
        switch (node.Operator)
        {
            case BinaryOperator.And when !IsCheap(node.Right):
                return Expression.AndAlso(left, right);
            case BinaryOperator.Or when !IsCheap(node.Right):
                return Expression.OrElse(left, right);
            case BinaryOperator.And or BinaryOperator.BitAnd:
                return Expression.And(left, right);
            case BinaryOperator.Or or BinaryOperator.BitOr:
                return Expression.Or(left, right);
            case BinaryOperator.Equal:
                return Expression.Equal(left, right);
            case BinaryOperator.NotEqual:
                return Expression.NotEqual(left, right);
            case BinaryOperator.Less:
                return Expression.LessThan(left, right);
            case BinaryOperator.LessOrEqual:
                return Expression.LessThanOrEqual(left, right);
            case BinaryOperator.Greater:
                return Expression.GreaterThan(left, right);
            case BinaryOperator.GreaterOrEqual:
                return Expression.GreaterThanOrEqual(left, right);
            case BinaryOperator.ShiftLeft:
                return Expression.LeftShift(left, right);
            case BinaryOperator.ShiftRight:
                return Expression.RightShift(left, right);
            case BinaryOperator.Add:
                return Expression.Add(left, right);
            case BinaryOperator.Subtract:
                return Expression.Subtract(left, right);
            case BinaryOperator.Multiply:
                return Expression.Multiply(left, right);
            default:
                return Division(node, left, right);
        }
    }

    /// <summary>
    /// Whether a right side costs less than the branch that would skip it, and cannot fail, so that nobody sees it was computed. On data the branch
    /// predictor has not seen before, a wrong guess costs more than a few loads and comparisons.
    /// </summary>
    private static bool IsCheap(TypedExpression tree)
    {
        int parts = 0;
        var open = new Stack<TypedExpression>();
        open.Push(tree);
        while (open.TryPop(out TypedExpression? node))
        {
            bool cheap = node switch
            {
                ConstantNode or SlotNode or VariableNode or NegationNode => true,
                ConvertNode convert => convert.Operand.Type.Kind != TypeKind.ULong,
                BinaryNode { Operator: BinaryOperator.Remainder } => false,
                BinaryNode { Operator: BinaryOperator.Divide } division => division.OperandKind is TypeKind.Float or TypeKind.Double,
                BinaryNode => true,
                _ => false,
            };
            if (!cheap || ++parts > MostCheapParts)
            {
                return false;
            }

            foreach (TypedExpression part in node.Parts)
            {
                open.Push(part);
            }
        }

        return true;
    }

    private Expression Division(BinaryNode node, Expression left, Expression right)
    {
        bool remainder = node.Operator == BinaryOperator.Remainder;
        bool safe = node.OperandKind is TypeKind.Float or TypeKind.Double
            || (node.Right is ConstantNode { Value: { } divisor } && NumericConversion.To(divisor, TypeKind.Double) is double d && d != 0 && d != -1);
        if (safe)
        {
            return remainder ? Expression.Modulo(left, right) : Expression.Divide(left, right);
        }

        canFail = true;
        MethodInfo method = typeof(IntegerMath).GetMethod(
            remainder ? nameof(IntegerMath.Remainder) : nameof(IntegerMath.Divide), [left.Type, left.Type, typeof(bool).MakeByRefType()])!;
        return Expression.Call(method, left, right, failed);
    }

    private MethodCallExpression Call(CallNode node)
    {
        IEnumerable<Expression> arguments = node.Parts.Select(Visit);
        if (node.Function.CanFail)
        {
            canFail = true;
            arguments = arguments.Append(failed);
        }

        return Expression.Call(node.Function.Compiled!, arguments);
    }

    private BlockExpression Let(LetNode node)
    {
        var locals = new List<ParameterExpression>();
        var statements = new List<Expression>();
        foreach ((int index, string name, TypedExpression value) in node.Bindings)
        {
            ParameterExpression local = Expression.Variable(ClrType(value.Type), name);
            statements.Add(Expression.Assign(local, Visit(value)));
            locals.Add(local);
            variables[index] = local;
        }

        statements.Add(Visit(node.Body));
        return Expression.Block(locals, statements);
    }

    internal static Type ClrType(LanguageType type) => type.Kind switch
    {
        TypeKind.Bool => typeof(bool),
        TypeKind.Int => typeof(int),
        TypeKind.UInt => typeof(uint),
        TypeKind.Long => typeof(long),
        TypeKind.ULong => typeof(ulong),
        TypeKind.Float => typeof(float),
        TypeKind.Double => typeof(double),
        TypeKind.Rounding => typeof(MidpointRounding),
        _ => throw new InvalidOperationException($"{type} is outside the numeric subset"),
    };
}
