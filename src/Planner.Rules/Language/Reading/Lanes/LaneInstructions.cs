using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Intrinsics;

namespace Planner.Rules.Language.Reading.Lanes;

/// <summary>
/// The operations of one register width as expressions. Each is an operator or a method of <see cref="Vector512"/>, <see cref="Vector256"/> or
/// <see cref="Vector128"/> that the JIT knows as an instruction, so no inlining budget is spent in the compiled loop.
/// </summary>
internal sealed class LaneInstructions
{
    // Made when first asked for: a process uses one width. Two threads may both make it, to the same effect.
    private static LaneInstructions? of512;
    private static LaneInstructions? of256;
    private static LaneInstructions? of128;

    private readonly Dictionary<string, MethodInfo> pairs;
    private readonly Dictionary<string, MethodInfo> singles;
    private readonly MethodInfo create;
    private readonly MethodInfo createFromLanes;
    private readonly MethodInfo getElement;
    private readonly MethodInfo select;
    private readonly MethodInfo load;
    private readonly MethodInfo store;
    private readonly MethodInfo storeMask;
    private readonly MethodInfo setMask;

    private LaneInstructions(int count, Type type, Type register, string loadName)
    {
        Count = count;
        Register = register;
        MethodInfo[] all = type.GetMethods(BindingFlags.Public | BindingFlags.Static);
        MethodInfo Generic(string name, int parameters) =>
            all.Single(m => m.Name == name && m.IsGenericMethodDefinition && m.GetGenericArguments().Length == 1 && m.GetParameters().Length == parameters)
                .MakeGenericMethod(typeof(double));
        pairs = new[] { "LessThan", "LessThanOrEqual", "GreaterThan", "GreaterThanOrEqual", "Equals", "Min", "Max" }
            .ToDictionary(n => n, n => Generic(n, 2), StringComparer.Ordinal);
        singles = new[] { "Floor", "Ceiling", "Truncate", "Round" }
            .ToDictionary(n => n, n => type.GetMethod(n, [register])!, StringComparer.Ordinal);
        singles["Abs"] = Generic("Abs", 1);
        singles["Sqrt"] = Generic("Sqrt", 1);
        create = type.GetMethod("Create", [typeof(double)])!;
        createFromLanes = type.GetMethod("Create", [.. Enumerable.Repeat(typeof(double), count)])!;
        getElement = Generic("GetElement", 2);
        select = Generic("ConditionalSelect", 3);
        load = typeof(LaneMemory).GetMethod(loadName)!;
        store = typeof(LaneMemory).GetMethod(nameof(LaneMemory.Store), [typeof(double).MakeByRefType(), typeof(int), register])!;
        setMask = typeof(LaneMemory).GetMethod(loadName.Replace("Load", "Set", StringComparison.Ordinal))!;
        Set = Expression.Variable(register, "set");
        storeMask = typeof(LaneMemory).GetMethod(nameof(LaneMemory.StoreMask), [typeof(byte).MakeByRefType(), typeof(int), register])!;
    }

    /// <summary>Lanes in a register.</summary>
    public int Count { get; }

    /// <summary>The register type.</summary>
    public Type Register { get; }

    /// <summary>The mask with all lanes set: a variable of every loop, assigned by <see cref="AssignSet"/>.</summary>
    public ParameterExpression Set { get; }

    /// <summary>Gives <see cref="Set"/> its value, before anything else.</summary>
    public Expression AssignSet => Expression.Assign(Set, Expression.Call(setMask));

    /// <summary>The operations of a width above one lane.</summary>
    public static LaneInstructions For(VectorWidth width) => width switch
    {
        VectorWidth.Bits512 => of512 ??= new(8, typeof(Vector512), typeof(Vector512<double>), nameof(LaneMemory.Load512)),
        VectorWidth.Bits256 => of256 ??= new(4, typeof(Vector256), typeof(Vector256<double>), nameof(LaneMemory.Load256)),
        VectorWidth.Bits128 => of128 ??= new(2, typeof(Vector128), typeof(Vector128<double>), nameof(LaneMemory.Load128)),
        _ => throw new ArgumentOutOfRangeException(nameof(width)),
    };

    /// <summary>LessThan, Equals, Min and the like.</summary>
    public Expression Pair(string name, Expression a, Expression b) => Expression.Call(pairs[name], a, b);

    /// <summary>Abs, Floor and the like.</summary>
    public Expression Single(string name, Expression x) => Expression.Call(singles[name], x);

    /// <summary>The same number in all lanes.</summary>
    public Expression All(double value) => All(Expression.Constant(value));

    /// <summary>The same number in all lanes.</summary>
    public Expression All(Expression value) => Expression.Call(create, value);

    /// <summary>The mask with all lanes set, or none.</summary>
    public Expression AllMask(bool set) => set ? Set : All(0.0);

    /// <summary>A register made of its lanes.</summary>
    public Expression FromLanes(IEnumerable<Expression> lanes) => Expression.Call(createFromLanes, lanes);

    /// <summary>One lane.</summary>
    public Expression Lane(Expression register, int index) => Expression.Call(getElement, register, Expression.Constant(index));

    /// <summary>Lane by lane a where the mask is set, else b.</summary>
    public Expression Select(Expression mask, Expression a, Expression b) => Expression.Call(select, mask, a, b);

    /// <summary>The lanes from an index on.</summary>
    public Expression Load(Expression first, Expression index) => Expression.Call(load, first, index);

    /// <summary>Writes numbers.</summary>
    public Expression Store(Expression first, Expression index, Expression value) =>
        Expression.Call(store, first, index, value);

    /// <summary>Writes a mask as bytes.</summary>
    public Expression StoreMask(Expression first, Expression index, Expression mask) =>
        Expression.Call(storeMask, first, index, mask);

    /// <summary>Exp, Log or Pow.</summary>
    public Expression Function(string name, params Expression[] arguments) =>
        Expression.Call(typeof(LaneFunctions).GetMethod(name, [.. arguments.Select(_ => Register)])!, arguments);

    /// <summary>Mask without the lanes of another.</summary>
    public Expression Without(Expression mask, Expression other) => Expression.And(mask, Not(other));

    /// <summary>The lanes a mask does not hold.</summary>
    /// <remarks>
    /// .NET 10.0.12 makes one instruction of nested and, or, exclusive-or and complement where the processor has AVX-512, and makes the wrong one of
    /// ~(set ^ ~(a | b)) when it knows that all lanes of a mask are set: it gives ~(a | b) for a | b. So it is never told: the set mask comes out of a call that is not
    /// inlined, and a complement is an exclusive-or with it. The complement of a comparison is the opposite comparison and stays.
    /// </remarks>
    public Expression Not(Expression mask) =>
        mask is MethodCallExpression { Method.Name: "Equals" or "LessThan" or "LessThanOrEqual" or "GreaterThan" or "GreaterThanOrEqual" }
            ? Expression.OnesComplement(mask)
            : Expression.ExclusiveOr(mask, Set);
}
