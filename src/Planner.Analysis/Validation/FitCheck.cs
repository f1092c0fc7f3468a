using Planner.Analysis.Calibration;
using Planner.Localities.Observations;
using Planner.Numerics.Quantiles;

namespace Planner.Analysis.Validation;

/// <summary>A fitted point against the band that the fitted model gives it. A fit, never a forecast: the point itself was used.</summary>
/// <param name="Locality">Id of the locality.</param>
/// <param name="Metric">Id of the metric.</param>
/// <param name="Year">The year.</param>
/// <param name="Bound">0 for an exact value, +1 or −1 for a bound.</param>
/// <param name="Observed">The value.</param>
/// <param name="Low">5th percentile of the model.</param>
/// <param name="Median">Median.</param>
/// <param name="High">95th percentile.</param>
public sealed record FitCheck(string Locality, string Metric, int Year, int Bound, double Observed, double Low, double Median, double High)
{
    /// <summary>Whether an exact value lies inside the central 90 %, or a bound is not wholly outside it.</summary>
    public bool Inside => Bound switch { > 0 => High >= Observed, < 0 => Low <= Observed, _ => Observed >= Low && Observed <= High };

    /// <summary>Checks every fitted point.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="observations">The observations it was made with.</param>
    public static IReadOnlyList<FitCheck> Of(HistoryFit fit, IReadOnlyList<Observation> observations)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var checks = new List<FitCheck>();
        foreach (SimulatedHistory history in fit.Histories)
        {
            double[][] bands = fit.Forecast(history, conditioned: false);
            foreach (ObservedPoint o in HistoryFit.Observed(history, observations))
            {
                double[] draws = bands[o.Point];
                checks.Add(new FitCheck(
                    history.Locality, history.Points[o.Point].Metric, history.Points[o.Point].Year, o.Bound, o.Value,
                    SampleQuantile.Of(draws, 0.05), SampleQuantile.Of(draws, 0.5), SampleQuantile.Of(draws, 0.95)));
            }
        }

        return checks;
    }
}
