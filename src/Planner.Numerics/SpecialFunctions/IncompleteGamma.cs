using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;

namespace Planner.Numerics.SpecialFunctions;

/// <summary>The regularised lower incomplete gamma function P(a, x).</summary>
/// <threadsafety>Immutable.</threadsafety>
public readonly struct IncompleteGamma
{
    private const int GreatestSteps = 100_000;
    private readonly double _a;
    private readonly double _logGamma;

    /// <summary>The function of a fixed parameter.</summary>
    /// <param name="a">Range: 0 &lt; a &lt; ∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">The parameter is out of range.</exception>
    public IncompleteGamma(double a)
    {
        Parameter.Positive(a, nameof(a));
        _a = a;
        _logGamma = LogGammaFunction.At(a);
    }

    /// <summary>P(a, x): the series DLMF 8.11.4 up to x = a + 1, 1 − the continued fraction DLMF 8.9.2 above. Relative error about 10⁻¹⁵·(10 + a).</summary>
    /// <param name="x">Range: 0 ≤ x ≤ ∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">x is out of range.</exception>
    public double At(double x)
    {
        if (!(x >= 0))
        {
            Parameter.Throw(x, nameof(x), "0 ≤ # ≤ ∞");
        }

        double tail = OneTail(x, out bool isLower);
        return isLower ? tail : 1 - tail;
    }

    /// <summary>Whether P(a, x) ≥ u, decided on the upper tail where that is the smaller one, so that u near 1 keeps its digits; x ≥ 0.</summary>
    internal bool Reaches(double x, double u)
    {
        double tail = OneTail(x, out bool isLower);
        return isLower ? tail >= u : tail <= 1 - u;
    }

    // Which tail is computed depends on x alone.
    private double OneTail(double x, out bool isLower)
    {
        isLower = x < _a + 1;
        if (x == 0 || x == double.PositiveInfinity)
        {
            return 0;
        }

        double front = DeterministicMath.Exp(_a * DeterministicMath.Log(x) - x - _logGamma);
        return Math.Min(1, front * (isLower ? Series(x) : Fraction(x)));
    }

    private double Series(double x)
    {
        double term = 1 / _a;
        double sum = term;
        for (int k = 1; k <= GreatestSteps; k++)
        {
            term *= x / (_a + k);
            double next = sum + term;
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return sum;
    }

    private double Fraction(double x)
    {
        const double tiny = 1e-300;
        double b = x + 1 - _a;
        double c = 1 / tiny;
        double d = 1 / b;
        double f = d;
        for (int k = 1; k <= GreatestSteps; k++)
        {
            double step = -k * (k - _a);
            b += 2;
            d = step * d + b;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = b + step / c;
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
