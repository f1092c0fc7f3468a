using System.Runtime.CompilerServices;
using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.Lanes;

namespace Planner.Numerics.Distributions;

/// <summary>
/// Percentage points of the standard normal to single precision, after Giles ("Approximating the erfinv function", GPU Computing Gems 2, 2011): z = (u − ½)·P(w), w = −ln(4u(1 − u)),
/// so that all but one lane in three hundred follow one polynomial; beyond w = 5 another one in √w. The polynomials are our own weighted fits over all of (2^-54, 1 − 2^-54).
/// </summary>
internal readonly struct SingleNormalKernel : ISingleFunction
{
    private const float CentreEnd = 5f;
    private const float CentreMiddle = 2.5f;
    private const float TailMiddle = 4.16803408f;

    public static double Ordinary => 0.5;

    /// <summary>The quantiles of u. What is near 0 where u is near an end or the middle is subtracted in doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T, TDouble>(TDouble lower, TDouble upper)
        where T : struct, ISingles<T>
        where TDouble : struct, ILanes<TDouble>
    {
        TDouble half = TDouble.All(0.5), one = TDouble.All(1.0);
        T q = T.Round(lower - half, upper - half);
        T w = T.All(-1.38629436f) - SingleKernels.Log(T.Round(lower * (one - lower), upper * (one - upper)));
        T z = q * Centre(w - T.All(CentreMiddle));
        T tails = T.Less(T.All(CentreEnd), w);
        return T.Any(tails) ? T.Select(tails, q * Tail(T.SquareRoot(w) - T.All(TailMiddle)), z) : z;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Centre<T>(T x) where T : struct, ISingles<T>
    {
        T p = T.All(9.722069763e-07f) + x * T.All(8.070857405e-08f);
        p = T.All(-9.981122275e-06f) + x * p;
        p = T.All(-1.243597490e-05f) + x * p;
        p = T.All(6.183004007e-04f) + x * p;
        p = T.All(-3.546020249e-03f) + x * p;
        p = T.All(-0.01181634236f) + x * p;
        p = T.All(0.6976053119f) + x * p;
        return T.All(4.246627331f) + x * p;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Tail<T>(T x) where T : struct, ISingles<T>
    {
        T p = T.All(4.998673830e-05f) + x * T.All(-3.692958671e-06f);
        p = T.All(-1.253082010e-04f) + x * p;
        p = T.All(3.710423698e-05f) + x * p;
        p = T.All(-2.070609298e-05f) + x * p;
        p = T.All(7.228639442e-04f) + x * p;
        p = T.All(-2.099991310e-03f) + x * p;
        p = T.All(2.444268670e-03f) + x * p;
        p = T.All(2.856323481f) + x * p;
        return T.All(11.34042454f) + x * p;
    }
}
