using MathNet.Numerics.Distributions;

namespace Planner.Analysis.Intervals;

/// <summary>Two-sided critical values: how many standard errors an interval of a level reaches.</summary>
public static class CriticalValue
{
    /// <summary>The level of every interval in reports.</summary>
    public const double StandardLevel = 0.95;

    // The library's logarithms come from the platform's C library, which may differ in the last bit; ten decimals are alike everywhere,
    // and equal inputs must give equal bytes.
    private const int StableDecimals = 10;

    /// <summary>Of the normal distribution.</summary>
    /// <param name="level">The level, 0..1 exclusive.</param>
    public static double Normal(double level) => Math.Round(MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Upper(level)), StableDecimals);

    /// <summary>Of Student's t distribution.</summary>
    /// <param name="level">The level, 0..1 exclusive.</param>
    /// <param name="degreesOfFreedom">Degrees of freedom, whole or not; ≥ 1.</param>
    public static double Student(double level, double degreesOfFreedom) =>
        Math.Round(StudentT.InvCDF(0, 1, degreesOfFreedom, Upper(level)), StableDecimals);

    /// <summary>The quantile of the χ² distribution that a sum of squares stays below with a probability.</summary>
    /// <param name="probability">The probability, 0..1 exclusive.</param>
    /// <param name="degreesOfFreedom">Degrees of freedom; ≥ 1.</param>
    public static double ChiSquared(double probability, int degreesOfFreedom) =>
        Math.Round(MathNet.Numerics.Distributions.ChiSquared.InvCDF(degreesOfFreedom, probability), StableDecimals);

    private static double Upper(double level) => level is > 0 and < 1
        ? 0.5 + (level / 2)
        : throw new ArgumentOutOfRangeException(nameof(level), level, "a level lies between 0 and 1");
}
