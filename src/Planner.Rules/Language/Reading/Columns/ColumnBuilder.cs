using System.Globalization;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Reading.Lanes;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Reading.Columns;

/// <summary>
/// Turns a typed tree into steps. What does not read the lane bank goes into steps that run once, over columns of one value; their errors count where the part
/// is <em>active</em>: where the scalar reader would have come there.
/// </summary>
internal sealed class ColumnBuilder
{
    private readonly LaneDependence dependence;
    private readonly int environmentSize;
    private readonly List<(int Variable, TypedExpression Value)> walkedBindings = [];
    private readonly Stack<int> freeNumbers = new();
    private readonly Stack<int> freeTruths = new();
    private readonly Dictionary<InputField, Operand> inputs = [];
    private readonly Dictionary<(long Bits, bool Truth), Operand> constants = [];
    private readonly Dictionary<TypedExpression, (Operand Value, Operand? Failure)> once = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, Operand> variables = [];

    // Where steps and errors go: the loop's, or those that run before it.
    private List<ColumnStep> target;
    private Operand error;
    private bool inLoop = true;

    public ColumnBuilder(CompiledExpression expression, LaneDependence dependence)
    {
        this.dependence = dependence;
        environmentSize = expression.Variables;
        target = Steps;
        Error = error = Kept(Place.Truth);
    }

    /// <summary>Steps that run once for all replicates.</summary>
    public List<ColumnStep> Before { get; } = [];

    /// <summary>Steps that run for each stretch of replicates.</summary>
    public List<ColumnStep> Steps { get; } = [];

    /// <summary>The column of the replicates' errors.</summary>
    public Operand Error { get; }

    /// <summary>Scratch columns of numbers.</summary>
    public int NumberColumns { get; private set; }

    /// <summary>Scratch columns of truths and errors.</summary>
    public int TruthColumns { get; private set; }

    /// <summary>Adds the steps of a tree.</summary>
    /// <returns>The column of its values.</returns>
    public Operand Build(TypedExpression tree)
    {
        TypedExpression body = tree;
        if (tree is LetNode let)
        {
            foreach ((int variable, _, TypedExpression value) in let.Bindings)
            {
                Operand operand = Visit(value, null);
                variables[variable] = operand with { IsPassing = false };
                if (!dependence.Has(value))
                {
                    walkedBindings.Add((variable, value));
                }
            }

            body = let.Body;
        }

        return Column(Visit(body, null));
    }

    private Operand Visit(TypedExpression node, Operand? active)
    {
        if (inLoop && !dependence.Has(node))
        {
            return Once(node, active);
        }

        return node switch
        {
            ConstantNode constant => Constant(constant),
            SlotNode slot => Input(slot.Field),
            VariableNode variable => variables[variable.Index],
            ConvertNode convert => Visit(convert.Operand, active),
            NegationNode { Type.Kind: TypeKind.Bool } not => Not(Visit(not.Operand, active)),
            NegationNode { Type.Kind: TypeKind.Int } negation => Whole(BinaryOperator.Subtract, Fixed(0, truth: false), Visit(negation.Operand, active), active),
            NegationNode negation => Single<NegateOperation>(Visit(negation.Operand, active)),
            BinaryNode binary => Chain(binary, active),
            ConditionalNode conditional => Choice(conditional, active),
            CallNode call => Call(call, active),
            _ => throw new InvalidOperationException($"{node.GetType().Name} is outside the lanes' subset"),
        };
    }

    /// <summary>A part that is the same for all replicates.</summary>
    private Operand Once(TypedExpression node, Operand? active)
    {
        if (node is ConstantNode constant)
        {
            return Constant(constant);
        }

        if (!once.TryGetValue(node, out (Operand Value, Operand? Failure) known))
        {
            (List<ColumnStep> outerTarget, Operand outerError) = (target, error);
            Operand? failure = Fallibility.MayFail(node) ? Kept(Place.Truth) : null;
            (target, inLoop) = (Before, false);
            if (failure is { } own)
            {
                error = own;
                Before.Add(new ConstantStep(0, own));
            }

            Operand value = IsOfLanes(node) ? Visit(node, null) : Walked(node);
            (target, error, inLoop) = (outerTarget, outerError, true);
            known = (value with { IsShared = true, IsPassing = false }, failure is { } f ? f with { IsShared = true } : null);
            once[node] = known;
        }

        if (known.Failure is { } failed)
        {
            Operand where = Spread(failed);
            if (active is { } reached)
            {
                Operand both = Temporary(Place.Truth);
                target.Add(new TruthStep<AndOperation>(where, reached, both));
                Release(where);
                where = both;
            }

            target.Add(new TruthStep<OrOperation>(error, where, error));
            Release(where);
        }

        return known.Value;
    }

    private Operand Walked(TypedExpression node)
    {
        Operand to = Kept(node.Type.Kind == TypeKind.Bool ? Place.Truth : Place.Number);
        Before.Add(new WalkStep(node, [.. walkedBindings], environmentSize, to, error));
        return to;
    }

    private static bool IsOfLanes(TypedExpression node) =>
        TreeOrder.PartsFirst(node).All(n => n.Type.Kind is TypeKind.Bool or TypeKind.Int or TypeKind.Double or TypeKind.Rounding);

    private Operand Constant(ConstantNode node) => node.Value switch
    {
        bool truth => Fixed(truth ? 1 : 0, truth: true),
        MidpointRounding mode => Fixed((int)mode, truth: false),
        object value => Fixed(Convert.ToDouble(value, CultureInfo.InvariantCulture), truth: false),
        null => throw new InvalidOperationException("a constant of the lanes has a value"),
    };

    private Operand Fixed(double value, bool truth)
    {
        // By its bits: 0 and −0 are different constants.
        (long, bool) key = (BitConverter.DoubleToInt64Bits(value), truth);
        if (!constants.TryGetValue(key, out Operand known))
        {
            known = Kept(truth ? Place.Truth : Place.Number) with { IsShared = true };
            Before.Add(new ConstantStep(value, known));
            constants[key] = known;
        }

        return known;
    }

    private Operand Input(InputField field)
    {
        if (inputs.TryGetValue(field, out Operand known))
        {
            return known;
        }

        if (field.Bank == SlotBank.Shared)
        {
            known = Kept(field.Type == InputType.Bool ? Place.Truth : Place.Number) with { IsShared = true };
            Before.Add(new SharedStep(field, known));
        }
        else if (field.Type == InputType.Double)
        {
            known = new Operand(Place.Slot, field.Slot);
        }
        else
        {
            known = Kept(field.Type == InputType.Bool ? Place.Truth : Place.Number);
            Steps.Insert(0, new LoadStep(field, known));
        }

        return inputs[field] = known;
    }

    private Operand Chain(BinaryNode node, Operand? active)
    {
        var chain = new Stack<BinaryNode>();
        TypedExpression first = node;
        while (first is BinaryNode link && (!inLoop || dependence.Has(link)))
        {
            chain.Push(link);
            first = link.Left;
        }

        Operand value = Visit(first, active);
        while (chain.TryPop(out BinaryNode? link))
        {
            value = Combine(link, value, active);
        }

        return value;
    }

    private Operand Combine(BinaryNode node, Operand left, Operand? active)
    {
        if (node.Operator is BinaryOperator.And or BinaryOperator.Or)
        {
            return Decided(node, left, active);
        }

        Operand right = Visit(node.Right, active);
        if (node.OperandKind == TypeKind.Bool)
        {
            return node.Operator switch
            {
                BinaryOperator.BitAnd => Truths<AndOperation>(left, right),
                BinaryOperator.BitOr => Truths<OrOperation>(left, right),
                BinaryOperator.NotEqual => Truths<DifferOperation>(left, right),
                _ => Truths<SameOperation>(left, right),
            };
        }

        return OperatorTable.IsComparison(node.Operator) ? Comparison(node.Operator, left, right)
            : node.OperandKind == TypeKind.Int ? Whole(node.Operator, left, right, active)
            : Real(node.Operator, left, right);
    }

    private Operand Decided(BinaryNode node, Operand left, Operand? active)
    {
        bool and = node.Operator == BinaryOperator.And;
        Operand? reached = active;
        Operand? passing = null;
        if (Fallibility.MayFail(node.Right))
        {
            left = Column(left);
            Operand mask = and ? left : Not(left with { IsPassing = false });
            if (active is { } outer)
            {
                Operand both = Temporary(Place.Truth);
                target.Add(new TruthStep<AndOperation>(mask, outer, both));
                if (!and)
                {
                    Release(mask);
                }

                mask = both;
            }

            passing = and && active is null ? null : mask;
            reached = mask with { IsPassing = false };
        }

        Operand right = Visit(node.Right, reached);
        Operand result = and ? Truths<AndOperation>(left, right) : Truths<OrOperation>(left, right);
        if (passing is { } free)
        {
            Release(free);
        }

        return result;
    }

    private Operand Choice(ConditionalNode node, Operand? active)
    {
        Operand condition = Column(Visit(node.Condition, active));
        Operand? then = active;
        Operand? otherwise = active;
        var passing = new List<Operand>();
        if (Fallibility.MayFail(node.Then) || Fallibility.MayFail(node.Otherwise))
        {
            Operand not = Not(condition with { IsPassing = false });
            passing.Add(not);
            then = condition with { IsPassing = false };
            otherwise = not with { IsPassing = false };
            if (active is { } outer)
            {
                Operand both = Temporary(Place.Truth);
                Operand neither = Temporary(Place.Truth);
                target.Add(new TruthStep<AndOperation>(condition, outer, both));
                target.Add(new TruthStep<AndOperation>(not, outer, neither));
                passing.Add(both);
                passing.Add(neither);
                then = both with { IsPassing = false };
                otherwise = neither with { IsPassing = false };
            }
        }

        Operand a = Column(Visit(node.Then, then));
        Operand b = Column(Visit(node.Otherwise, otherwise));
        Operand to = Temporary(a.Place == Place.Truth ? Place.Truth : Place.Number);
        target.Add(new SelectStep(condition, a, b, to));
        Release(condition, a, b);
        Release([.. passing]);
        return to;
    }

    private Operand Call(CallNode node, Operand? active)
    {
        Operand[] arguments = [.. node.Parts.Select(p => Column(Visit(p, active)))];
        bool real = node.Parts.All(p => p.Type.Kind == TypeKind.Double);
        switch (node.Function.Name, arguments.Length)
        {
            case ("Abs", 1) when real:
                return Single<AbsOperation>(arguments[0]);
            case ("Floor", 1):
                return Single<FloorOperation>(arguments[0]);
            case ("Ceiling", 1):
                return Single<CeilingOperation>(arguments[0]);
            case ("Truncate", 1):
                return Single<TruncateOperation>(arguments[0]);
            case ("Round", 1):
                return Single<RoundOperation>(arguments[0]);
            case ("Sqrt", 1):
                return Single<SqrtOperation>(arguments[0]);
            case ("Min", 2) when real:
                return Pair<MinOperation>(arguments[0], arguments[1]);
            case ("Max", 2) when real:
                return Pair<MaxOperation>(arguments[0], arguments[1]);
            case ("Exp" or "Log", 1) or ("Pow", 2):
                Operand power = Temporary(Place.Number);
                target.Add(new TranscendentalStep(node.Function.Name, arguments[0], arguments[^1], power));
                Release(arguments);
                return power;
        }

        ColumnFunction function = ColumnFunctions.Of(node.Function)
            ?? throw new InvalidOperationException($"no columns for {node.Function.Name}");
        Operand to = Temporary(node.Type.Kind == TypeKind.Bool ? Place.Truth : Place.Number);
        target.Add(new FunctionStep(function, arguments[0], arguments[Math.Min(1, arguments.Length - 1)], arguments[^1], to, error, active));
        Release(arguments);
        return to;
    }

    private Operand Comparison(BinaryOperator op, Operand left, Operand right) => op switch
    {
        BinaryOperator.Less => Compare<LessComparison>(left, right),
        BinaryOperator.LessOrEqual => Compare<LessOrEqualComparison>(left, right),
        BinaryOperator.Greater => Compare<GreaterComparison>(left, right),
        BinaryOperator.GreaterOrEqual => Compare<GreaterOrEqualComparison>(left, right),
        BinaryOperator.Equal => Compare<EqualComparison>(left, right),
        _ => Compare<NotEqualComparison>(left, right),
    };

    private Operand Real(BinaryOperator op, Operand left, Operand right)
    {
        switch (op)
        {
            case BinaryOperator.Add:
                return Pair<AddOperation>(left, right);
            case BinaryOperator.Subtract:
                return Pair<SubtractOperation>(left, right);
            case BinaryOperator.Multiply:
                return Pair<MultiplyOperation>(left, right);
            case BinaryOperator.Divide:
                return Pair<DivideOperation>(left, right);
            case BinaryOperator.Remainder:
                (left, right) = (Column(left), Column(right));
                Operand to = Temporary(Place.Number);
                target.Add(new RemainderStep(left, right, to));
                Release(left, right);
                return to;
            default:
                throw new InvalidOperationException($"no real {op}");
        }
    }

    private Operand Whole(BinaryOperator op, Operand left, Operand right, Operand? active)
    {
        (left, right) = (Column(left), Column(right));
        Operand to = Temporary(Place.Number);
        target.Add(op switch
        {
            BinaryOperator.Add => new WholeStep<WholeAdd>(left, right, to, error, active),
            BinaryOperator.Subtract => new WholeStep<WholeSubtract>(left, right, to, error, active),
            BinaryOperator.Multiply => new WholeStep<WholeMultiply>(left, right, to, error, active),
            BinaryOperator.Divide => new WholeStep<WholeDivide>(left, right, to, error, active),
            BinaryOperator.Remainder => new WholeStep<WholeRemainder>(left, right, to, error, active),
            BinaryOperator.BitAnd => new WholeStep<WholeAnd>(left, right, to, error, active),
            BinaryOperator.BitOr => new WholeStep<WholeOr>(left, right, to, error, active),
            BinaryOperator.ShiftLeft => new WholeStep<WholeShiftLeft>(left, right, to, error, active),
            BinaryOperator.ShiftRight => new WholeStep<WholeShiftRight>(left, right, to, error, active),
            _ => throw new InvalidOperationException($"no whole {op}"),
        });
        Release(left, right);
        return to;
    }

    private Operand Pair<TOperation>(Operand left, Operand right)
        where TOperation : struct, IPairOperation
    {
        left = Column(left);
        Operand to = Temporary(Place.Number);
        target.Add(new PairStep<TOperation>(left, right, to));
        Release(left, right);
        return to;
    }

    private Operand Compare<TComparison>(Operand left, Operand right)
        where TComparison : struct, IComparison
    {
        left = Column(left);
        Operand to = Temporary(Place.Truth);
        target.Add(new CompareStep<TComparison>(left, right, to));
        Release(left, right);
        return to;
    }

    private Operand Single<TOperation>(Operand x)
        where TOperation : struct, ISingleOperation
    {
        x = Column(x);
        Operand to = Temporary(Place.Number);
        target.Add(new SingleStep<TOperation>(x, to));
        Release(x);
        return to;
    }

    private Operand Truths<TOperation>(Operand left, Operand right)
        where TOperation : struct, ITruthOperation
    {
        left = Column(left);
        Operand to = Temporary(Place.Truth);
        target.Add(new TruthStep<TOperation>(left, right, to));
        Release(left, right);
        return to;
    }

    private Operand Not(Operand x) => Truths<DifferOperation>(x, Fixed(1, truth: true));

    /// <summary>A value that may be one for all replicates as a column of them; before the loop a column has one value.</summary>
    private Operand Column(Operand operand) => operand.IsShared && inLoop ? Spread(operand) : operand;

    private Operand Spread(Operand operand)
    {
        Operand to = Temporary(operand.Place);
        target.Add(new SpreadStep(operand, to));
        return to;
    }

    private Operand Kept(Place place) => new(place, place == Place.Truth ? TruthColumns++ : NumberColumns++);

    // What runs before the loop keeps its columns: the loop reads them again and again.
    private Operand Temporary(Place place)
    {
        if (!inLoop)
        {
            return Kept(place);
        }

        Stack<int> free = place == Place.Truth ? freeTruths : freeNumbers;
        return (free.TryPop(out int index) ? new Operand(place, index) : Kept(place)) with { IsPassing = true };
    }

    private void Release(params ReadOnlySpan<Operand> operands)
    {
        foreach (Operand operand in operands)
        {
            if (operand.IsPassing)
            {
                (operand.Place == Place.Truth ? freeTruths : freeNumbers).Push(operand.Index);
            }
        }
    }
}
