using System.Runtime.CompilerServices;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;

namespace Planner.Numerics.SpecialFunctions;

/// <summary>The regularised incomplete beta function I_x(a, b).</summary>
/// <threadsafety>Immutable.</threadsafety>
public readonly struct IncompleteBeta
{
    private const int GreatestSteps = 100_000;
    private readonly double _a;
    private readonly double _b;
    private readonly double _logBeta;

    /// <summary>The function of fixed parameters.</summary>
    /// <param name="a">Range: 0 &lt; a &lt; ∞.</param>
    /// <param name="b">Range: 0 &lt; b &lt; ∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public IncompleteBeta(double a, double b)
    {
        Parameter.Positive(a, nameof(a));
        Parameter.Positive(b, nameof(b));
        _a = a;
        _b = b;
        _logBeta = LogGammaFunction.At(a) + LogGammaFunction.At(b) - LogGammaFunction.At(a + b);
    }

    /// <summary>I_x(a, b) by its continued fraction (DLMF 8.17.22). Relative error about 10⁻¹⁵·(10 + a + b).</summary>
    /// <param name="x">Range: 0 ≤ x ≤ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">x is out of range.</exception>
    public double At(double x)
    {
        Parameter.Probability(x, nameof(x));
        double tail = SmallerTail(x, out bool isLower);
        return isLower ? tail : 1 - tail;
    }

    /// <summary>Whether I_x(a, b) ≥ u, decided on the smaller of the two tails so that u near 1 keeps its digits; 0 ≤ x ≤ 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool Reaches(double x, double u)
    {
        double tail = SmallerTail(x, out bool isLower);
        return isLower ? tail >= u : tail <= 1 - u;
    }

    // Which tail is computed depends on x alone.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double SmallerTail(double x, out bool isLower)
    {
        // The fraction converges fast below the mean; above it the mirrored one does.
        isLower = x < (_a + 1) / (_a + _b + 2);
        if (x == 0 || x == 1)
        {
            return 0;
        }

        double front = DeterministicMath.Exp(_a * DeterministicMath.Log(x) + _b * DeterministicMath.Log1P(-x) - _logBeta);

        return Math.Min(1, isLower ? front / _a * Fraction(_a, _b, x) : front / _b * Fraction(_b, _a, 1 - x));
    }

    /// <summary>Lentz's evaluation as modified by Thompson and Barnett (1986).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Fraction(double a, double b, double x)
    {
        const double tiny = 1e-300;
        double c = 1;
        double d = 1 - (a + b) * x / (a + 1);
        d = 1 / (Math.Abs(d) < tiny ? tiny : d);
        double f = d;
        for (int m = 1; m <= GreatestSteps; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 + even * d;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = 1 + even / c;
            c = Math.Abs(c) < tiny ? tiny : c;
            f *= c * d;

            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 + odd * d;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = 1 + odd / c;
            c = Math.Abs(c) < tiny ? tiny : c;
            double change = c * d;
            f *= change;
            if (Math.Abs(change - 1) < 3e-16)
            {
                break;
            }
        }

        return f;
    }
}
