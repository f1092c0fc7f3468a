using System.Linq.Expressions;
using System.Reflection;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Functions;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Reading.Lanes;

/// <summary>Functions over lanes: as instructions where there is one, else by the scalar reader's own function, lane after lane.</summary>
internal sealed partial class LaneCompiler
{
    private Expression Call(CallNode node, Expression? active)
    {
        if (node.Parts.Any(p => p.Type.Kind == TypeKind.Rounding))
        {
            return EachLane(node, active);
        }

        ParameterExpression[] arguments = [.. node.Parts.Select(p => Temporary(Visit(p, active)))];
        return Instruction(node.Function, arguments, active) ?? EachLane(node, arguments, active);
    }

    private Expression? Instruction(FunctionOverload function, ParameterExpression[] a, Expression? active)
    {
        MethodInfo method = function.Compiled!;
        bool whole = function.Result.Kind == TypeKind.Int;
        switch (function.Name)
        {
            case "Abs" when whole:
                Fail(ops.Pair("Equals", a[0], ops.All(int.MinValue)), active);
                return ops.Single("Abs", a[0]);
            case "Min" or "Max":
                return ops.Pair(function.Name, a[0], a[1]);
            case "Abs" or "Floor" or "Ceiling" or "Truncate" or "Sqrt":
                return ops.Single(function.Name, a[0]);
            case "Round" when a.Length == 1:
                return ops.Single("Round", a[0]);
            case "Exp" or "Pow":
                return ops.Function(function.Name, a);
            case "Log" when a.Length == 1:
                return ops.Function("Log", a);
            case "Sign":
                if (function.CanFail)
                {
                    Fail(ops.Not(ops.Pair("Equals", a[0], a[0])), active);
                }

                return ops.Select(
                    ops.Pair("GreaterThan", a[0], ops.All(0.0)),
                    ops.All(1),
                    ops.Select(ops.Pair("LessThan", a[0], ops.All(0.0)), ops.All(-1), ops.All(0.0)));
            case "Clamp":
                Fail(ops.Pair("GreaterThan", a[1], a[2]), active);
                return ops.Select(
                    ops.Pair("LessThan", a[0], a[1]), a[1], ops.Select(ops.Pair("GreaterThan", a[0], a[2]), a[2], a[0]));
            case "IsNaN":
                return ops.Not(ops.Pair("Equals", a[0], a[0]));
            case "IsInfinity":
                return ops.Pair("Equals", ops.Single("Abs", a[0]), ops.All(double.PositiveInfinity));
            case "IsFinite":
                return ops.Pair("LessThan", ops.Single("Abs", a[0]), ops.All(double.PositiveInfinity));
            case "IsPositiveInfinity":
                return ops.Pair("Equals", a[0], ops.All(double.PositiveInfinity));
            case "IsNegativeInfinity":
                return ops.Pair("Equals", a[0], ops.All(double.NegativeInfinity));
        }

        return method.Name switch
        {
            nameof(Conversions.Same) or nameof(Conversions.Widen) => a[0],
            nameof(Conversions.TruncateToInt) => Narrowed(ops.Single("Truncate", a[0]), active),
            nameof(Conversions.RoundToInt) => Narrowed(ops.Single("Round", a[0]), active),
            _ => null,
        };
    }

    /// <summary>A call whose last argument says how to round: a constant of the text.</summary>
    private Expression EachLane(CallNode node, Expression? active)
    {
        ParameterExpression[] arguments = [.. node.Parts.Where(p => p.Type.Kind != TypeKind.Rounding).Select(p => Temporary(Visit(p, active)))];
        return EachLane(node, arguments, active);
    }

    private Expression EachLane(CallNode node, ParameterExpression[] arguments, Expression? active)
    {
        MethodInfo method = node.Function.Compiled!;
        Type[] types = [.. node.Parts.Where(p => p.Type.Kind != TypeKind.Rounding).Select(p => ScalarCompiler.ClrType(p.Type))];
        Expression[] modes = [.. node.Parts.Where(p => p.Type.Kind == TypeKind.Rounding).Select(scalar.Part)];
        if (!node.Function.CanFail)
        {
            return EachLane(arguments, types, a => Expression.Call(method, [.. a, .. modes]));
        }

        var failed = new List<Expression>();
        ParameterExpression result = Temporary(EachLane(arguments, types, a =>
        {
            ParameterExpression flag = Expression.Variable(typeof(bool), "failed");
            locals.Add(flag);
            turn.Add(Expression.Assign(flag, Expression.Constant(false)));
            failed.Add(Expression.Condition(flag, Expression.Constant(1.0), Expression.Constant(0.0)));
            return Expression.Call(method, [.. a, .. modes, flag]);
        }));
        Fail(ops.Pair("GreaterThan", ops.FromLanes(failed), ops.All(0.0)), active);
        return result;
    }

    /// <summary>Applies a scalar operation to every lane. It must not throw for any argument, also not in lanes that are not active.</summary>
    private Expression EachLane(Expression[] arguments, Type[] types, Func<Expression[], Expression> operation)
    {
        ParameterExpression[] registers = [.. arguments.Select(Temporary)];
        var results = new List<Expression>();
        for (int lane = 0; lane < ops.Count; lane++)
        {
            Expression result = operation([.. registers.Zip(types, (r, t) => FromLane(ops.Lane(r, lane), t))]);
            results.Add(Expression.Convert(result, typeof(double)));
        }

        return ops.FromLanes(results);
    }

    private static Expression FromLane(Expression lane, Type type) => type == typeof(double) ? lane : Expression.Convert(lane, type);
}
