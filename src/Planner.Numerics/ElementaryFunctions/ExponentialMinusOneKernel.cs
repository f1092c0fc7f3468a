using System.Runtime.CompilerServices;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.ElementaryFunctions;

/// <summary>exp(x) − 1 over lanes: 2^n·((exp(r) − 1) + (1 − 2^−n)) with the same reduction and fit as exp and the rounding errors carried.</summary>
internal readonly struct ExponentialMinusOneKernel : ILaneFunction
{
    // Not inlined on purpose: as its own root the compiler inlines all its lane operations, inside a small caller its budget runs out.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Apply<T>(T x) where T : struct, ILanes<T>
    {
        T shift = T.All(ExponentialKernel.RoundingShift);
        T one = T.All(1.0);
        T bounded = T.Select(T.Less(x, T.All(-40.0)), T.All(-40.0), T.Select(T.Less(T.All(710.0), x), T.All(710.0), x));
        T n = bounded * T.All(ExponentialKernel.Log2E) + shift - shift;
        ExponentialKernel.Reduce(bounded, n, T.All(0.0), out T r, out T rest);

        T square = r * r;
        T small = square * T.All(0.5) + square * r * ExponentialKernel.Cubic(r);
        DoubleDouble.FastSum(r, small + (rest + rest * r), out T p, out T pLow);

        // 2^-n for n up to 1024 in two factors, as its exponent may leave the normal range.
        T half = n * T.All(0.5) + shift;
        T otherHalf = n - (half - shift) + shift;
        T down = ExponentialKernel.PowerOfTwo(T.All(0.0) - (half - shift) + shift) * ExponentialKernel.PowerOfTwo(T.All(0.0) - (otherHalf - shift) + shift);
        DoubleDouble.Sum(one - down, p, out T sum, out T sumLow);
        T y = (sum + (sumLow + pLow)) * ExponentialKernel.PowerOfTwo(half) * ExponentialKernel.PowerOfTwo(otherHalf);

        y = T.Select(T.Less(T.All(709.782712893384), x), T.All(double.PositiveInfinity), y);
        y = T.Select(T.Less(x, T.All(-39.0)), T.All(-1.0), y);
        y = T.Select(T.Equal(x, T.All(0.0)), x, y);
        return T.Select(T.Equal(x, x), y, T.All(double.NaN));
    }
}
