using Planner.Numerics.ElementaryFunctions;
using Planner.Numerics.SpecialFunctions;

namespace Planner.Analysis.Validation;

/// <summary>The exact two-sided binomial test.</summary>
public static class BinomialTest
{
    // Outcomes as likely as the observed one count as being so although the last bits differ; the margin is that of common statistics programs.
    private const double Margin = 1 + 1e-7;

    /// <summary>Probability, under a chance of success p, of an outcome at most as likely as the one observed.</summary>
    /// <param name="successes">Successes; 0..trials.</param>
    /// <param name="trials">Trials; ≥ 0.</param>
    /// <param name="chance">p, 0..1 exclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static double PValue(int successes, int trials, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (!(chance > 0 && chance < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(chance), chance, "Range: 0 < chance < 1.");
        }

        double seen = Mass(successes, trials, chance);
        double sum = 0;
        for (int k = 0; k <= trials; k++)
        {
            double mass = Mass(k, trials, chance);
            sum += mass <= seen * Margin ? mass : 0;
        }

        return Math.Min(1, sum);
    }

    private static double Mass(int k, int n, double p)
    {
        double log = LogGammaFunction.At(n + 1) - LogGammaFunction.At(k + 1) - LogGammaFunction.At(n - k + 1)
            + (k * DeterministicMath.Log(p)) + ((n - k) * DeterministicMath.Log1P(-p));
        return DeterministicMath.Exp(log);
    }
}
