using System.Numerics;
using System.Runtime.Intrinsics;
using Planner.Rules.Language.Functions;

namespace Planner.Rules.Language.Reading.Columns;

/// <summary>A number from two, over vectors and alone, to the same bit.</summary>
internal interface IPairOperation
{
    static abstract Vector<double> Apply(Vector<double> a, Vector<double> b);

    static abstract double Apply(double a, double b);
}

/// <summary>A truth from two numbers.</summary>
internal interface IComparison
{
    static abstract Vector512<double> Apply(Vector512<double> a, Vector512<double> b);

    static abstract Vector<long> Apply(Vector<double> a, Vector<double> b);

    static abstract bool Apply(double a, double b);
}

/// <summary>A number from one.</summary>
internal interface ISingleOperation
{
    static abstract Vector<double> Apply(Vector<double> x);

    static abstract double Apply(double x);
}

/// <summary>A truth from two; both are bytes 1 or 0.</summary>
internal interface ITruthOperation
{
    static abstract Vector<byte> Apply(Vector<byte> a, Vector<byte> b);

    static abstract int Apply(int a, int b);
}

/// <summary>A whole number from two, and where it has none.</summary>
internal interface IWholeOperation
{
    static abstract int Apply(int a, int b, ref bool failed);
}

internal readonly struct AddOperation : IPairOperation
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => a + b;

    public static double Apply(double a, double b) => a + b;
}

internal readonly struct SubtractOperation : IPairOperation
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => a - b;

    public static double Apply(double a, double b) => a - b;
}

internal readonly struct MultiplyOperation : IPairOperation
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => a * b;

    public static double Apply(double a, double b) => a * b;
}

internal readonly struct DivideOperation : IPairOperation
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => a / b;

    public static double Apply(double a, double b) => a / b;
}

internal readonly struct MinOperation : IPairOperation
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => Vector.Min(a, b);

    public static double Apply(double a, double b) => Extremes.Min(a, b);
}

internal readonly struct MaxOperation : IPairOperation
{
    public static Vector<double> Apply(Vector<double> a, Vector<double> b) => Vector.Max(a, b);

    public static double Apply(double a, double b) => Extremes.Max(a, b);
}

internal readonly struct LessComparison : IComparison
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => Vector512.LessThan(a, b);

    public static Vector<long> Apply(Vector<double> a, Vector<double> b) => Vector.LessThan(a, b);

    public static bool Apply(double a, double b) => a < b;
}

internal readonly struct LessOrEqualComparison : IComparison
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => Vector512.LessThanOrEqual(a, b);

    public static Vector<long> Apply(Vector<double> a, Vector<double> b) => Vector.LessThanOrEqual(a, b);

    public static bool Apply(double a, double b) => a <= b;
}

internal readonly struct GreaterComparison : IComparison
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => Vector512.GreaterThan(a, b);

    public static Vector<long> Apply(Vector<double> a, Vector<double> b) => Vector.GreaterThan(a, b);

    public static bool Apply(double a, double b) => a > b;
}

internal readonly struct GreaterOrEqualComparison : IComparison
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => Vector512.GreaterThanOrEqual(a, b);

    public static Vector<long> Apply(Vector<double> a, Vector<double> b) => Vector.GreaterThanOrEqual(a, b);

    public static bool Apply(double a, double b) => a >= b;
}

internal readonly struct EqualComparison : IComparison
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => Vector512.Equals(a, b);

    public static Vector<long> Apply(Vector<double> a, Vector<double> b) => Vector.Equals(a, b);

    public static bool Apply(double a, double b) => a == b;
}

internal readonly struct NotEqualComparison : IComparison
{
    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b) => ~Vector512.Equals(a, b);

    public static Vector<long> Apply(Vector<double> a, Vector<double> b) => ~Vector.Equals(a, b);

    public static bool Apply(double a, double b) => a != b;
}

internal readonly struct NegateOperation : ISingleOperation
{
    public static Vector<double> Apply(Vector<double> x) => x ^ new Vector<double>(-0.0);

    public static double Apply(double x) => -x;
}

internal readonly struct AbsOperation : ISingleOperation
{
    public static Vector<double> Apply(Vector<double> x) => Vector.Abs(x);

    public static double Apply(double x) => Math.Abs(x);
}

internal readonly struct FloorOperation : ISingleOperation
{
    public static Vector<double> Apply(Vector<double> x) => Vector.Floor(x);

    public static double Apply(double x) => Math.Floor(x);
}

internal readonly struct CeilingOperation : ISingleOperation
{
    public static Vector<double> Apply(Vector<double> x) => Vector.Ceiling(x);

    public static double Apply(double x) => Math.Ceiling(x);
}

internal readonly struct TruncateOperation : ISingleOperation
{
    public static Vector<double> Apply(Vector<double> x) => Vector.Truncate(x);

    public static double Apply(double x) => Math.Truncate(x);
}

internal readonly struct RoundOperation : ISingleOperation
{
    public static Vector<double> Apply(Vector<double> x) => Vector.Round(x);

    public static double Apply(double x) => Math.Round(x);
}

internal readonly struct SqrtOperation : ISingleOperation
{
    public static Vector<double> Apply(Vector<double> x) => Vector.SquareRoot(x);

    public static double Apply(double x) => Math.Sqrt(x);
}

internal readonly struct AndOperation : ITruthOperation
{
    public static Vector<byte> Apply(Vector<byte> a, Vector<byte> b) => a & b;

    public static int Apply(int a, int b) => a & b;
}

internal readonly struct OrOperation : ITruthOperation
{
    public static Vector<byte> Apply(Vector<byte> a, Vector<byte> b) => a | b;

    public static int Apply(int a, int b) => a | b;
}

/// <summary>a and not b.</summary>
internal readonly struct AndNotOperation : ITruthOperation
{
    public static Vector<byte> Apply(Vector<byte> a, Vector<byte> b) => a & ~b;

    public static int Apply(int a, int b) => a & ~b;
}

internal readonly struct DifferOperation : ITruthOperation
{
    public static Vector<byte> Apply(Vector<byte> a, Vector<byte> b) => a ^ b;

    public static int Apply(int a, int b) => a ^ b;
}

internal readonly struct SameOperation : ITruthOperation
{
    public static Vector<byte> Apply(Vector<byte> a, Vector<byte> b) => a ^ b ^ Vector<byte>.One;

    public static int Apply(int a, int b) => a ^ b ^ 1;
}

internal readonly struct WholeAdd : IWholeOperation
{
    public static int Apply(int a, int b, ref bool failed) => unchecked(a + b);
}

internal readonly struct WholeSubtract : IWholeOperation
{
    public static int Apply(int a, int b, ref bool failed) => unchecked(a - b);
}

internal readonly struct WholeMultiply : IWholeOperation
{
    public static int Apply(int a, int b, ref bool failed) => unchecked(a * b);
}

internal readonly struct WholeDivide : IWholeOperation
{
    public static int Apply(int a, int b, ref bool failed) => IntegerMath.Divide(a, b, ref failed);
}

internal readonly struct WholeRemainder : IWholeOperation
{
    public static int Apply(int a, int b, ref bool failed) => IntegerMath.Remainder(a, b, ref failed);
}

internal readonly struct WholeAnd : IWholeOperation
{
    public static int Apply(int a, int b, ref bool failed) => a & b;
}

internal readonly struct WholeOr : IWholeOperation
{
    public static int Apply(int a, int b, ref bool failed) => a | b;
}

internal readonly struct WholeShiftLeft : IWholeOperation
{
    public static int Apply(int a, int b, ref bool failed) => a << b;
}

internal readonly struct WholeShiftRight : IWholeOperation
{
    public static int Apply(int a, int b, ref bool failed) => a >> b;
}
