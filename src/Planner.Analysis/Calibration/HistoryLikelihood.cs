using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;

namespace Planner.Analysis.Calibration;

/// <summary>
/// Synthetic likelihood of what was observed in one locality (Wood 2010): on their scales the points are jointly normal around the emulator's surface, with the
/// covariance of its residuals plus each point's discrepancy. Bounds enter by the probability of their side, each given the exact values.
/// </summary>
internal sealed class HistoryLikelihood
{
    private readonly QuadraticEmulator emulator;
    private readonly double[] expanded;
    private readonly int[] exact;
    private readonly double[] observed;
    private readonly CholeskyFactor? factor;
    private readonly (int Point, int Side, double Value, double[] Weights, double Deviation)[] bounds;

    /// <summary>The likelihood of some observations.</summary>
    /// <param name="emulator">Surface of the points, in their order.</param>
    /// <param name="points">The points.</param>
    /// <param name="observations">What was observed of some of them; may be empty: then every θ is as likely.</param>
    public HistoryLikelihood(QuadraticEmulator emulator, IReadOnlyList<HistoryPoint> points, IReadOnlyList<ObservedPoint> observations)
    {
        this.emulator = emulator;
        expanded = new double[QuadraticEmulator.Terms(emulator.Inputs)];
        ObservedPoint[] known = [.. observations.Where(o => o.Bound == 0)];
        exact = [.. known.Select(o => o.Point)];
        observed = [.. known.Select(o => points[o.Point].Scale.Of(o.Value))];
        Covariance = Total(emulator, points);
        var own = new double[exact.Length, exact.Length];
        for (int i = 0; i < exact.Length; i++)
        {
            for (int k = 0; k < exact.Length; k++)
            {
                own[i, k] = Covariance[exact[i], exact[k]];
            }
        }

        factor = exact.Length == 0 ? null : new CholeskyFactor(own);
        bounds = [.. observations.Where(o => o.Bound != 0).Select(o =>
        {
            (double[] weights, double variance) = Given(o.Point);
            return (o.Point, o.Bound, points[o.Point].Scale.Of(o.Value), weights, Math.Sqrt(variance));
        })];
    }

    /// <summary>Covariance of all points with their discrepancies.</summary>
    public double[,] Covariance { get; }

    /// <summary>Points observed exactly.</summary>
    public IReadOnlyList<int> Exact => exact;

    /// <summary>Weights of the exact observations' deviations in the conditional mean of a point, and its conditional variance.</summary>
    /// <param name="point">Index of the point.</param>
    public (double[] Weights, double Variance) Given(int point)
    {
        if (factor is null)
        {
            return ([], Covariance[point, point]);
        }

        double[] cross = [.. exact.Select(e => Covariance[point, e])];
        double[] weights = factor.Solve(cross);
        double variance = Covariance[point, point];
        for (int i = 0; i < weights.Length; i++)
        {
            variance -= weights[i] * cross[i];
        }

        return (weights, Math.Max(variance, 1e-12));
    }

    /// <summary>How far the exact observations lie from the surface.</summary>
    /// <param name="terms">Terms of the point in input space.</param>
    public double[] Deviations(ReadOnlySpan<double> terms)
    {
        double[] deviations = new double[exact.Length];
        for (int i = 0; i < exact.Length; i++)
        {
            deviations[i] = observed[i] - emulator.Mean(exact[i], terms);
        }

        return deviations;
    }

    /// <summary>Log likelihood, up to a constant. Not safe for concurrent use.</summary>
    /// <param name="point">Scores of the inputs.</param>
    public double Log(ReadOnlySpan<double> point)
    {
        double[] terms = expanded;
        emulator.Expand(point, terms);
        double log = 0;
        double[] deviations = Deviations(terms);
        if (factor is not null)
        {
            foreach (double w in factor.Whiten(deviations))
            {
                log -= 0.5 * w * w;
            }
        }

        foreach ((int index, int side, double value, double[] weights, double deviation) in bounds)
        {
            double mean = emulator.Mean(index, terms);
            for (int i = 0; i < weights.Length; i++)
            {
                mean += weights[i] * deviations[i];
            }

            log += DeterministicMath.Log(Math.Max(1e-300, Normal.Cdf(side * (mean - value) / deviation)));
        }

        return log;
    }

    private static double[,] Total(QuadraticEmulator emulator, IReadOnlyList<HistoryPoint> points)
    {
        var total = (double[,])emulator.Covariance.Clone();
        for (int i = 0; i < points.Count; i++)
        {
            total[i, i] += points[i].Discrepancy * points[i].Discrepancy;
        }

        return total;
    }
}
