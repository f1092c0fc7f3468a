using Planner.Analysis.Intervals;
using Planner.Numerics.Random;

namespace Planner.Analysis.Sensitivity;

/// <summary>
/// Elementary effects of one factor (Morris, <em>Technometrics</em> 33, 1991): from each base point the factor alone goes one step, half of its range of probability. Given as the change of the output over that
/// step, not divided by it; Morris's own are twice these.
/// </summary>
/// <param name="MeanAbsolute">Mean size of a change, μ* (Campolongo, Cariboni and Saltelli, <em>Environmental Modelling and Software</em> 22, 2007), with the interval of resampled base points.</param>
/// <param name="Mean">Mean of the signed changes towards the factor's high end, μ; NaN where a factor has no direction (groups, chance, tables).</param>
/// <param name="Spread">Standard deviation of the signed changes, σ: great beside μ* where the effect depends on the other factors.</param>
/// <param name="Points">Base points in which both outputs are defined.</param>
public sealed record ElementaryEffects(EstimatedShare MeanAbsolute, double Mean, double Spread, int Points)
{
    private static readonly DrawPurpose Purpose = DrawPurpose.Named("sensitivity.effects");

    /// <summary>Summarises effects.</summary>
    /// <param name="before">Output at the base points.</param>
    /// <param name="after">Output with the factor moved.</param>
    /// <param name="upwards">By base point whether the factor went up; null where it has no direction.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <returns>The effects, or null where fewer than four base points are defined.</returns>
    public static ElementaryEffects? Of(ReadOnlySpan<double> before, ReadOnlySpan<double> after, IReadOnlyList<bool>? upwards, ulong seed)
    {
        var effects = new List<double>(before.Length);
        for (int r = 0; r < before.Length; r++)
        {
            if (double.IsFinite(before[r]) && double.IsFinite(after[r]))
            {
                effects.Add(upwards is null || upwards[r] ? after[r] - before[r] : before[r] - after[r]);
            }
        }

        int n = effects.Count;
        if (n < 4)
        {
            return null;
        }

        double mean = effects.Sum() / n, absolute = effects.Sum(Math.Abs) / n;
        double spread = Math.Sqrt(effects.Sum(e => (e - mean) * (e - mean)) / (n - 1));
        double half = CriticalValue.Student(CriticalValue.StandardLevel, n - 1) * Error(effects, seed);
        return new ElementaryEffects(new EstimatedShare(absolute, Math.Max(0, absolute - half), absolute + half), upwards is null ? double.NaN : mean, spread, n);
    }

    /// <summary>Standard error of the mean size over resampled base points, widened by n/(n − 1), as resampling is too narrow for few points.</summary>
    private static double Error(List<double> effects, ulong seed)
    {
        int n = effects.Count;
        var source = new UniformSource(seed);
        var uniforms = new double[n];
        double mean = 0, squares = 0;
        for (int resample = 0; resample < SobolEstimate.Resamples; resample++)
        {
            source.Fill(Purpose, 0, 0, resample, 0, uniforms);
            double sum = 0;
            foreach (double u in uniforms)
            {
                sum += Math.Abs(effects[Math.Min((int)(u * n), n - 1)]) / n;
            }

            double step = sum - mean;
            mean += step / (resample + 1);
            squares += step * (sum - mean);
        }

        return Math.Sqrt(squares / (SobolEstimate.Resamples - 1) * n / (n - 1));
    }
}
