using System.Globalization;
using Planner.Numerics.ElementaryFunctions;

namespace Planner.Rules.Language.Functions;

/// <summary>
/// The functions whose last bit differs between processors and versions of .NET. Rules, lanes and simulation stages must agree to the
/// bit on every machine, so all of them come from <see cref="DeterministicMath"/>.
/// </summary>
internal static class Transcendentals
{
    private const int GreatestExactPower = 22;

    private static readonly double[] PowersOfTen = [.. Enumerable.Range(-GreatestExactPower, (2 * GreatestExactPower) + 1)
        .Select(k => double.Parse(FormattableString.Invariant($"1e{k}"), CultureInfo.InvariantCulture))];

    private static readonly double LogOfTen = DeterministicMath.Log(10);

    /// <summary>e to the power x.</summary>
    public static double Exp(double x) => DeterministicMath.Exp(x);

    /// <summary>Natural logarithm.</summary>
    public static double Log(double x) => DeterministicMath.Log(x);

    /// <summary>Logarithm to a base, as .NET defines it: the quotient of natural logarithms, 0 to base 0 or infinity for x = 1.</summary>
    public static double LogToBase(double x, double newBase)
    {
        if (double.IsNaN(x) || double.IsNaN(newBase))
        {
            return double.NaN;
        }

        bool degenerate = newBase == 1 || (x != 1 && (newBase == 0 || double.IsPositiveInfinity(newBase)));
        return degenerate ? double.NaN : Log(x) / Log(newBase);
    }

    /// <summary>Logarithm to base 10, exact for the powers of ten from 1e-22 to 1e22.</summary>
    public static double Log10(double x)
    {
        double quotient = Log(x) / LogOfTen;
        double nearest = Math.Round(quotient);
        bool exact = Math.Abs(nearest) <= GreatestExactPower && x == PowersOfTen[(int)nearest + GreatestExactPower];
        return exact ? nearest : quotient;
    }

    /// <summary>x to the power y.</summary>
    public static double Pow(double x, double y) => DeterministicMath.Pow(x, y);
}
