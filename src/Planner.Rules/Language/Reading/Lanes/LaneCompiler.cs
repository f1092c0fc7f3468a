using System.Globalization;
using System.Linq.Expressions;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Reading.Lanes;

/// <summary>
/// Compiles a typed tree to one loop over the replicates, one register a turn, without branches. Numbers lie in lanes as doubles (whole numbers
/// exactly), truths as masks. What does not read the lane bank is computed by the scalar reader's code before the loop. A failure sets
/// its lane in an error mask where the part is <em>active</em>: where the scalar reader would have come there.
/// </summary>
internal sealed partial class LaneCompiler
{
    // A chain such as a + b + c … is cut into statements of this many links, so that no expression grows deep.
    private const int LinksPerStatement = 24;

    private readonly LaneInstructions ops;
    private readonly LaneDependence dependence;
    private readonly ScalarCompiler scalar = new();
    private readonly ParameterExpression lanes = Expression.Parameter(typeof(double).MakeByRefType(), "lanes");
    private readonly ParameterExpression stride = Expression.Parameter(typeof(int), "stride");
    private readonly ParameterExpression count = Expression.Parameter(typeof(int), "count");
    private readonly ParameterExpression errorBytes = Expression.Parameter(typeof(byte).MakeByRefType(), "errors");
    private readonly ParameterExpression index = Expression.Variable(typeof(int), "index");
    private readonly ParameterExpression error;
    private readonly List<ParameterExpression> locals = [];
    private readonly List<Expression> prologue = [];
    private readonly List<Expression> turn = [];
    private readonly Dictionary<int, Expression> columns = [];
    private readonly Dictionary<InputField, Expression> inputs = [];
    private readonly Dictionary<TypedExpression, Expression> hoisted = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TypedExpression, Expression> failures = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, Expression> variables = [];

    private LaneCompiler(LaneInstructions ops, LaneDependence dependence)
    {
        this.ops = ops;
        this.dependence = dependence;
        error = Expression.Variable(ops.Register, "error");
    }

    private bool CanFail { get; set; }

    /// <summary>Compiles a tree without refused parts.</summary>
    /// <returns>A <see cref="TruthLoop"/> for a bool, else a <see cref="NumberLoop"/>; and whether an evaluation can fail.</returns>
    public static (Delegate Loop, bool CanFail) Compile(TypedExpression tree, LaneDependence dependence, VectorWidth width)
    {
        var compiler = new LaneCompiler(LaneInstructions.For(width), dependence);
        bool truth = tree.Type.Kind == TypeKind.Bool;
        ParameterExpression results = Expression.Parameter((truth ? typeof(byte) : typeof(double)).MakeByRefType(), "results");
        Expression value = compiler.Temporary(compiler.Root(tree));
        compiler.Write(results, value, truth);
        return (compiler.Assemble(results, truth), compiler.CanFail);
    }

    private Expression Root(TypedExpression tree)
    {
        if (tree is not LetNode let)
        {
            return Visit(tree, null);
        }

        foreach ((int variable, _, TypedExpression value) in let.Bindings)
        {
            if (dependence.Has(value))
            {
                variables[variable] = Temporary(Visit(value, null));
                continue;
            }

            (ParameterExpression local, Expression? failure) = Before(value);
            scalar.Declare(variable, local);
            if (failure is not null)
            {
                Fail(failure, null);
            }
        }

        return Visit(let.Body, null);
    }

    private void Write(Expression results, Expression value, bool truth)
    {
        if (truth)
        {
            turn.Add(ops.StoreMask(results, index, CanFail ? ops.Without(value, error) : value));
        }
        else
        {
            // One pattern of NaN only leaves this place, as from the scalar reader.
            Expression defined = ops.Pair("Equals", value, value);
            turn.Add(ops.Store(results, index, ops.Select(CanFail ? ops.Without(defined, error) : defined, value, ops.All(double.NaN))));
        }

        if (CanFail)
        {
            turn.Insert(0, Expression.Assign(error, ops.All(0.0)));
            turn.Add(ops.StoreMask(errorBytes, index, error));
        }
    }

    private Delegate Assemble(ParameterExpression results, bool truth)
    {
        LabelTarget end = Expression.Label("end");
        Expression step = Expression.Assign(index, Expression.Add(index, Expression.Constant(ops.Count)));
        Expression body = Expression.Block(
            [.. locals, ops.Set, index, error, scalar.Failed],
            [
                ops.AssignSet,
                .. prologue,
                Expression.Assign(index, Expression.Constant(0)),

                // Tested at its end: only then does the JIT take constants out of the loop.
                Expression.Loop(
                    Expression.Block([.. turn, step, Expression.IfThen(Expression.GreaterThanOrEqual(index, count), Expression.Break(end))]), end),
            ]);
        ParameterExpression[] parameters = [lanes, stride, count, ScalarCompiler.Shared, ScalarCompiler.SharedOffset, results, errorBytes];
        return truth
            ? Expression.Lambda<TruthLoop>(body, parameters).Compile()
            : Expression.Lambda<NumberLoop>(body, parameters).Compile();
    }

    private Expression Visit(TypedExpression node, Expression? active)
    {
        if (!dependence.Has(node))
        {
            return Shared(node, active);
        }

        return node switch
        {
            SlotNode slot => Input(slot.Field),
            VariableNode variable => variables[variable.Index],
            ConvertNode convert => Visit(convert.Operand, active),
            NegationNode { Type.Kind: TypeKind.Bool } not => ops.Not(Visit(not.Operand, active)),
            NegationNode { Type.Kind: TypeKind.Int } negation => Wrapped(Expression.Subtract(ops.All(0.0), Visit(negation.Operand, active))),
            NegationNode negation => Expression.ExclusiveOr(Visit(negation.Operand, active), ops.All(-0.0)),
            BinaryNode binary => Chain(binary, active),
            ConditionalNode conditional => Choice(conditional, active),
            CallNode call => Call(call, active),
            _ => throw new InvalidOperationException($"{node.GetType().Name} is outside the lanes' subset"),
        };
    }

    /// <summary>A part that is the same for all replicates: computed once, before the loop.</summary>
    private Expression Shared(TypedExpression node, Expression? active)
    {
        if (node is ConstantNode { Value: { } constant })
        {
            return constant is bool set ? ops.AllMask(set) : ops.All(Convert.ToDouble(constant, CultureInfo.InvariantCulture));
        }

        if (!hoisted.TryGetValue(node, out Expression? register))
        {
            (ParameterExpression value, Expression? failure) = Before(node);
            register = Expression.Variable(ops.Register, "shared");
            locals.Add((ParameterExpression)register);
            prologue.Add(Expression.Assign(register, Spread(value)));
            hoisted[node] = register;
            if (failure is not null)
            {
                failures[node] = failure;
            }
        }

        if (failures.TryGetValue(node, out Expression? failed))
        {
            Fail(failed, active);
        }

        return register;
    }

    /// <summary>Computes a part before the loop, in its own type, and a mask of all lanes if it failed.</summary>
    private (ParameterExpression Value, Expression? Failure) Before(TypedExpression node)
    {
        Expression value = scalar.Part(node);
        ParameterExpression local = Expression.Variable(value.Type, "once");
        locals.Add(local);
        if (!Fallibility.MayFail(node))
        {
            prologue.Add(Expression.Assign(local, value));
            return (local, null);
        }

        ParameterExpression failure = Expression.Variable(ops.Register, "failure");
        locals.Add(failure);
        prologue.Add(Expression.Assign(scalar.Failed, Expression.Constant(false)));
        prologue.Add(Expression.Assign(local, value));
        prologue.Add(Expression.Assign(failure, Spread(scalar.Failed)));
        return (local, failure);
    }

    private Expression Spread(Expression value) => value.Type == typeof(bool)
        ? Expression.Condition(value, ops.AllMask(true), ops.AllMask(false))
        : ops.All(Expression.Convert(value, typeof(double)));

    private Expression Input(InputField field)
    {
        if (inputs.TryGetValue(field, out Expression? known))
        {
            return known;
        }

        Expression raw = ops.Load(lanes, Expression.Add(Column(field.Slot), index));
        return inputs[field] = Temporary(field.Type switch
        {
            InputType.Bool => ops.Not(ops.Pair("Equals", raw, ops.All(0.0))),
            InputType.Int => Saturated(raw),
            _ => raw,
        });
    }

    private Expression Column(int slot)
    {
        if (!columns.TryGetValue(slot, out Expression? column))
        {
            var local = Expression.Variable(typeof(int), "column");
            locals.Add(local);
            prologue.Add(Expression.Assign(local, Expression.Multiply(Expression.Constant(slot), stride)));
            columns[slot] = column = local;
        }

        return column;
    }

    private Expression Chain(BinaryNode node, Expression? active)
    {
        var chain = new Stack<BinaryNode>();
        TypedExpression first = node;
        while (first is BinaryNode link && dependence.Has(link))
        {
            chain.Push(link);
            first = link.Left;
        }

        Expression value = Visit(first, active);
        for (int links = 1; chain.TryPop(out BinaryNode? link); links++)
        {
            value = Combine(link, value, active);
            if (links % LinksPerStatement == 0)
            {
                value = Temporary(value);
            }
        }

        return value;
    }

    private Expression Combine(BinaryNode node, Expression left, Expression? active)
    {
        if (node.Operator is BinaryOperator.And or BinaryOperator.Or)
        {
            return Decided(node, left, active);
        }

        Expression right = Visit(node.Right, active);
        switch (node.OperandKind)
        {
            case TypeKind.Bool:
                return node.Operator switch
                {
                    BinaryOperator.BitAnd => Expression.And(left, right),
                    BinaryOperator.BitOr => Expression.Or(left, right),
                    BinaryOperator.NotEqual => Expression.ExclusiveOr(left, right),
                    _ => ops.Not(Expression.ExclusiveOr(left, right)),
                };
            case TypeKind.Int when !OperatorTable.IsComparison(node.Operator):
                return Whole(node, left, right, active);
            default:
                return Real(node.Operator, left, right);
        }
    }

    private Expression Decided(BinaryNode node, Expression left, Expression? active)
    {
        bool and = node.Operator == BinaryOperator.And;
        if (Fallibility.MayFail(node.Right))
        {
            left = Temporary(left);
            Expression reached = and ? left : ops.Not(left);
            active = Temporary(active is null ? reached : Expression.And(active, reached));
        }

        Expression right = Visit(node.Right, active);
        return and ? Expression.And(left, right) : Expression.Or(left, right);
    }

    private Expression Choice(ConditionalNode node, Expression? active)
    {
        Expression condition = Temporary(Visit(node.Condition, active));
        Expression? then = active;
        Expression? otherwise = active;
        if (Fallibility.MayFail(node.Then) || Fallibility.MayFail(node.Otherwise))
        {
            then = active is null ? condition : Temporary(Expression.And(active, condition));
            otherwise = Temporary(active is null ? ops.Not(condition) : ops.Without(active, condition));
        }

        return ops.Select(condition, Visit(node.Then, then), Visit(node.Otherwise, otherwise));
    }

    private Expression Real(BinaryOperator op, Expression left, Expression right) => op switch
    {
        BinaryOperator.Add => Expression.Add(left, right),
        BinaryOperator.Subtract => Expression.Subtract(left, right),
        BinaryOperator.Multiply => Expression.Multiply(left, right),
        BinaryOperator.Divide => Expression.Divide(left, right),
        BinaryOperator.Remainder => EachLane([left, right], [typeof(double), typeof(double)], a => Expression.Modulo(a[0], a[1])),
        BinaryOperator.Equal => ops.Pair("Equals", left, right),
        BinaryOperator.NotEqual => ops.Not(ops.Pair("Equals", left, right)),
        BinaryOperator.Less => ops.Pair("LessThan", left, right),
        BinaryOperator.LessOrEqual => ops.Pair("LessThanOrEqual", left, right),
        BinaryOperator.Greater => ops.Pair("GreaterThan", left, right),
        BinaryOperator.GreaterOrEqual => ops.Pair("GreaterThanOrEqual", left, right),
        _ => throw new InvalidOperationException($"no real {op}"),
    };

    private void Fail(Expression where, Expression? active)
    {
        CanFail = true;
        turn.Add(Expression.Assign(error, Expression.Or(error, active is null ? where : Expression.And(where, active))));
    }

    private ParameterExpression Temporary(Expression value)
    {
        if (value is ParameterExpression { IsByRef: false } already)
        {
            return already;
        }

        ParameterExpression local = Expression.Variable(value.Type, "t");
        locals.Add(local);
        turn.Add(Expression.Assign(local, value));
        return local;
    }
}
