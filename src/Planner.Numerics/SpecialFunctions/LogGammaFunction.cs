using Planner.Numerics.ElementaryFunctions;

namespace Planner.Numerics.SpecialFunctions;

/// <summary>ln Γ(x) for x &gt; 0.</summary>
/// <threadsafety>Pure.</threadsafety>
public static class LogGammaFunction
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    // From here Stirling's series with seven terms is exact to a double.
    private const double SeriesStart = 10;

    /// <summary>
    /// ln Γ(x) by Stirling's series (DLMF 5.11.1), small arguments being lifted by Γ(x + 1) = x·Γ(x).
    /// Error below 4·10⁻¹⁵·max(1, |ln Γ(x)|) for x ≥ 10⁻³⁰⁰.
    /// </summary>
    /// <param name="x">Range: 0 &lt; x &lt; ∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">x is out of range.</exception>
    public static double At(double x)
    {
        Distributions.Parameter.Positive(x, nameof(x));
        double lift = 1;
        while (x < SeriesStart)
        {
            lift *= x;
            x += 1;
        }

        double series = (x - 0.5) * DeterministicMath.Log(x) - x + HalfLogTwoPi + Correction(x);
        return lift == 1 ? series : series - DeterministicMath.Log(lift);
    }

    private static double Correction(double x)
    {
        double z = 1 / (x * x);
        double sum = 1.0 / 156;
        sum = sum * z - 691.0 / 360360;
        sum = sum * z + 1.0 / 1188;
        sum = sum * z - 1.0 / 1680;
        sum = sum * z + 1.0 / 1260;
        sum = sum * z - 1.0 / 360;
        sum = sum * z + 1.0 / 12;
        return sum / x;
    }
}
