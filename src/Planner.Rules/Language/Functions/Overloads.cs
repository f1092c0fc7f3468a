using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Functions;

/// <summary>A function of one argument that may fail.</summary>
internal delegate TResult FallibleFunction<in T, out TResult>(T argument, ref bool failed);

/// <summary>A function of two arguments that may fail.</summary>
internal delegate TResult FallibleFunction<in T1, in T2, out TResult>(T1 first, T2 second, ref bool failed);

/// <summary>A function of three arguments that may fail.</summary>
internal delegate TResult FallibleFunction<in T1, in T2, in T3, out TResult>(T1 first, T2 second, T3 third, ref bool failed);

/// <summary>
/// Makes entries of the function tables from typed functions. <c>Compiled</c> entries must be static methods, since compiled readers
/// call them directly; <c>Walked</c> entries may be lambdas.
/// </summary>
internal static class Overloads
{
    public static FunctionOverload Compiled<T, TResult>(string name, Func<T, TResult> f) =>
        new(name, [Of<T>()], Of<TResult>(), a => f((T)a[0]!), f.Method, CanFail: false);

    public static FunctionOverload Compiled<T1, T2, TResult>(string name, Func<T1, T2, TResult> f) =>
        new(name, [Of<T1>(), Of<T2>()], Of<TResult>(), a => f((T1)a[0]!, (T2)a[1]!), f.Method, CanFail: false);

    public static FunctionOverload Fallible<T, TResult>(string name, FallibleFunction<T, TResult> f, string failure) =>
        new(name, [Of<T>()], Of<TResult>(), a =>
        {
            bool failed = false;
            TResult result = f((T)a[0]!, ref failed);
            return failed ? throw new EvaluationFaultException(failure) : result;
        }, f.Method, CanFail: true);

    public static FunctionOverload Fallible<T1, T2, TResult>(string name, FallibleFunction<T1, T2, TResult> f, string failure) =>
        new(name, [Of<T1>(), Of<T2>()], Of<TResult>(), a =>
        {
            bool failed = false;
            TResult result = f((T1)a[0]!, (T2)a[1]!, ref failed);
            return failed ? throw new EvaluationFaultException(failure) : result;
        }, f.Method, CanFail: true);

    public static FunctionOverload Fallible<T1, T2, T3, TResult>(string name, FallibleFunction<T1, T2, T3, TResult> f, string failure) =>
        new(name, [Of<T1>(), Of<T2>(), Of<T3>()], Of<TResult>(), a =>
        {
            bool failed = false;
            TResult result = f((T1)a[0]!, (T2)a[1]!, (T3)a[2]!, ref failed);
            return failed ? throw new EvaluationFaultException(failure) : result;
        }, f.Method, CanFail: true);

    public static FunctionOverload Walked<T, TResult>(string name, Func<T, TResult> f) =>
        new(name, [Of<T>()], Of<TResult>(), a => f((T)a[0]!), null, CanFail: true);

    public static FunctionOverload Walked<T1, T2, TResult>(string name, Func<T1, T2, TResult> f) =>
        new(name, [Of<T1>(), Of<T2>()], Of<TResult>(), a => f((T1)a[0]!, (T2)a[1]!), null, CanFail: true);

    public static FunctionOverload Walked<T1, T2, T3, TResult>(string name, Func<T1, T2, T3, TResult> f) =>
        new(name, [Of<T1>(), Of<T2>(), Of<T3>()], Of<TResult>(), a => f((T1)a[0]!, (T2)a[1]!, (T3)a[2]!), null, CanFail: true);

    /// <summary>The language's type for one of .NET's.</summary>
    public static LanguageType Of<T>()
    {
        Type type = typeof(T);
        return LanguageType.Of(
            type == typeof(bool) ? TypeKind.Bool
            : type == typeof(byte) ? TypeKind.Byte
            : type == typeof(short) ? TypeKind.Short
            : type == typeof(int) ? TypeKind.Int
            : type == typeof(uint) ? TypeKind.UInt
            : type == typeof(long) ? TypeKind.Long
            : type == typeof(ulong) ? TypeKind.ULong
            : type == typeof(float) ? TypeKind.Float
            : type == typeof(double) ? TypeKind.Double
            : type == typeof(decimal) ? TypeKind.Decimal
            : type == typeof(char) ? TypeKind.Char
            : type == typeof(string) ? TypeKind.Text
            : type == typeof(DateTime) ? TypeKind.DateTime
            : type == typeof(TimeSpan) ? TypeKind.TimeSpan
            : type == typeof(Guid) ? TypeKind.Guid
            : type == typeof(MidpointRounding) ? TypeKind.Rounding
            : throw new NotSupportedException($"{type} is no type of the language"));
    }
}
