namespace Planner.Analysis.Validation;

/// <summary>One forecast against what came, in the metric's unit.</summary>
/// <param name="Locality">Id of the locality.</param>
/// <param name="Metric">Id of the metric.</param>
/// <param name="Year">The year.</param>
/// <param name="Observed">What came.</param>
/// <param name="Median">Median of the forecast.</param>
/// <param name="Low">Its 5th percentile.</param>
/// <param name="High">Its 95th percentile.</param>
/// <param name="LowerQuarter">Its 25th percentile.</param>
/// <param name="UpperQuarter">Its 75th percentile.</param>
/// <param name="Crps">Continuous ranked probability score.</param>
/// <param name="Pit">Probability integral transform of what came.</param>
/// <param name="Persistence">Absolute error of persistence; null where no earlier value is known.</param>
/// <param name="StraightLine">Absolute error of the straight line; null likewise.</param>
public sealed record ForecastScore(
    string Locality,
    string Metric,
    int Year,
    double Observed,
    double Median,
    double Low,
    double High,
    double LowerQuarter,
    double UpperQuarter,
    double Crps,
    double Pit,
    double? Persistence,
    double? StraightLine)
{
    /// <summary>Whether what came lies inside the central 90 %.</summary>
    public bool Inside => Observed >= Low && Observed <= High;

    /// <summary>Whether what came lies inside the central 50 %.</summary>
    public bool InsideHalf => Observed >= LowerQuarter && Observed <= UpperQuarter;

    /// <summary>Scores a forecast given as draws.</summary>
    /// <param name="locality">Id of the locality.</param>
    /// <param name="metric">Id of the metric.</param>
    /// <param name="year">The year.</param>
    /// <param name="draws">Draws of the forecast, not empty.</param>
    /// <param name="observed">What came.</param>
    /// <param name="persistence">The value persistence forecasts; null for none.</param>
    /// <param name="straightLine">The value the straight line forecasts; null for none.</param>
    public static ForecastScore Of(string locality, string metric, int year, double[] draws, double observed, double? persistence, double? straightLine)
    {
        ArgumentNullException.ThrowIfNull(draws);
        double Quantile(double q) => Numerics.Quantiles.SampleQuantile.Of(draws, q);
        return new ForecastScore(
            locality, metric, year, observed, Quantile(0.5), Quantile(0.05), Quantile(0.95), Quantile(0.25), Quantile(0.75),
            EnsembleScore.Crps(draws, observed), EnsembleScore.Pit(draws, observed), Error(persistence), Error(straightLine));

        double? Error(double? forecast) => forecast is { } f ? Math.Abs(f - observed) : null;
    }
}
