using System.Runtime.CompilerServices;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.ElementaryFunctions;

/// <summary>ln(1 + x) over lanes: ln of the rounded sum u = 1 + x plus (1 + x − u)/u, the sum's rounding error being exact.</summary>
internal readonly struct LogarithmOfOnePlusKernel : ILaneFunction
{
    // Not inlined on purpose: as its own root the compiler inlines all its lane operations, inside a small caller its budget runs out.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Apply<T>(T x) where T : struct, ILanes<T>
    {
        T one = T.All(1.0);
        DoubleDouble.Sum(one, x, out T u, out T lost);
        T infinity = T.All(double.PositiveInfinity);

        // Where the sum is 0 or infinite the error term is not a number and must not enter.
        T correction = T.Select(T.Less(T.All(0.0), u) & T.Less(u, infinity), lost / u, T.All(0.0));
        T result = LogarithmKernel.Corrected(u, correction);
        return T.Select(T.Equal(x, T.All(0.0)), x, result);
    }
}
