using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Planner.Numerics.ElementaryFunctions;

namespace Planner.Rules.Language.Reading.Lanes;

/// <summary>Exp, Log and Pow over registers: the span forms of <see cref="DeterministicMath"/>, the same bits as the scalar ones.</summary>
internal static class LaneFunctions
{
    public static Vector512<double> Exp(Vector512<double> x)
    {
        DeterministicMath.Exp(Lanes(ref x), Lanes(ref x));
        return x;
    }

    public static Vector256<double> Exp(Vector256<double> x)
    {
        DeterministicMath.Exp(Lanes(ref x), Lanes(ref x));
        return x;
    }

    public static Vector128<double> Exp(Vector128<double> x)
    {
        DeterministicMath.Exp(Lanes(ref x), Lanes(ref x));
        return x;
    }

    public static Vector512<double> Log(Vector512<double> x)
    {
        DeterministicMath.Log(Lanes(ref x), Lanes(ref x));
        return x;
    }

    public static Vector256<double> Log(Vector256<double> x)
    {
        DeterministicMath.Log(Lanes(ref x), Lanes(ref x));
        return x;
    }

    public static Vector128<double> Log(Vector128<double> x)
    {
        DeterministicMath.Log(Lanes(ref x), Lanes(ref x));
        return x;
    }

    public static Vector512<double> Pow(Vector512<double> x, Vector512<double> y)
    {
        DeterministicMath.Pow(Lanes(ref x), Lanes(ref y), Lanes(ref x));
        return x;
    }

    public static Vector256<double> Pow(Vector256<double> x, Vector256<double> y)
    {
        DeterministicMath.Pow(Lanes(ref x), Lanes(ref y), Lanes(ref x));
        return x;
    }

    public static Vector128<double> Pow(Vector128<double> x, Vector128<double> y)
    {
        DeterministicMath.Pow(Lanes(ref x), Lanes(ref y), Lanes(ref x));
        return x;
    }

    private static Span<double> Lanes<T>(ref T register)
        where T : struct => MemoryMarshal.CreateSpan(ref Unsafe.As<T, double>(ref register), Unsafe.SizeOf<T>() / sizeof(double));
}
