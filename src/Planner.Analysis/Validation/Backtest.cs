using Planner.Analysis.Calibration;
using Planner.Localities.Calibration;
using Planner.Localities.Observations;

namespace Planner.Analysis.Validation;

/// <summary>Forecasts of what was not fitted: later years from earlier ones, and one locality from the others.</summary>
public static class Backtest
{
    /// <summary>Fits the years up to one and forecasts the exact observations after it. The forecast knows the fitted years' values as the naive ones do.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="histories">The localities.</param>
    /// <param name="fitted">Observations from which those up to the year are fitted.</param>
    /// <param name="scored">Observations of which those after the year are scored.</param>
    /// <param name="year">The last year fitted.</param>
    /// <param name="progress">Hears how far it is; may be null.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The review and the fit it rests on; null where no observation after the year is simulated.</returns>
    public static (ForecastReview Review, HistoryFit Fit)? LaterYears(
        CalibrationPlan plan,
        IReadOnlyList<SimulatedHistory> histories,
        IReadOnlyList<Observation> fitted,
        IReadOnlyList<Observation> scored,
        int year,
        Action<long, long>? progress,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(histories);
        Observation[] early = [.. fitted.Where(o => o.Year <= year)];
        HistoryFit fit = HistoryFit.Of(plan, histories, early, progress, cancel);
        var scores = new List<ForecastScore>();
        var draws = new List<double[]>();
        foreach (SimulatedHistory history in histories)
        {
            double[][] forecast = fit.Forecast(history, conditioned: true);
            foreach (ObservedPoint o in HistoryFit.Observed(history, scored).Where(o => o.Bound == 0 && history.Points[o.Point].Year > year))
            {
                HistoryPoint point = history.Points[o.Point];
                SortedDictionary<int, double> known = Known(history, point.Metric, early);
                scores.Add(ForecastScore.Of(
                    history.Locality, point.Metric, point.Year, forecast[o.Point], o.Value, NaiveForecast.Persistence(known), NaiveForecast.StraightLine(known, point.Year)));
                draws.Add(forecast[o.Point]);
            }
        }

        return scores.Count == 0 ? null : (ForecastReview.Of(scores, draws), fit);
    }

    /// <summary>
    /// Leaves each locality out in turn and forecasts its exact observations from its start and the other localities. Naive forecasts: its start value, and its start
    /// value moved by the others' mean yearly change.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="histories">The localities; at least two.</param>
    /// <param name="observations">The observations.</param>
    /// <param name="progress">Hears how far it is; may be null.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The review; null where nothing is observed exactly.</returns>
    public static ForecastReview? LeaveOneOut(
        CalibrationPlan plan, IReadOnlyList<SimulatedHistory> histories, IReadOnlyList<Observation> observations, Action<long, long>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(histories);
        var scores = new List<ForecastScore>();
        var draws = new List<double[]>();
        for (int left = 0; left < histories.Count; left++)
        {
            SimulatedHistory history = histories[left];
            SimulatedHistory[] others = [.. histories.Where(h => h != history)];
            int at = left;
            HistoryFit fit = HistoryFit.Of(plan, others, observations, progress is null ? null : (done, total) => progress((at * total) + done, histories.Count * total), cancel);
            double[][] forecast = fit.Forecast(history, conditioned: false);
            foreach (ObservedPoint o in HistoryFit.Observed(history, observations).Where(o => o.Bound == 0))
            {
                HistoryPoint point = history.Points[o.Point];
                double start = history.Start[point.Metric];
                double? change = YearlyChange(others, point.Metric, observations);
                scores.Add(ForecastScore.Of(
                    history.Locality, point.Metric, point.Year, forecast[o.Point], o.Value, start, change is { } c ? start + (c * (point.Year - history.StartYear)) : null));
                draws.Add(forecast[o.Point]);
            }
        }

        return scores.Count == 0 ? null : ForecastReview.Of(scores, draws);
    }

    /// <summary>Exact values of a metric by year, the start included.</summary>
    private static SortedDictionary<int, double> Known(SimulatedHistory history, string metric, IEnumerable<Observation> observations)
    {
        var known = new SortedDictionary<int, double> { [history.StartYear] = history.Start[metric] };
        foreach (ObservedPoint o in HistoryFit.Observed(history, observations).Where(o => o.Bound == 0 && history.Points[o.Point].Metric == metric))
        {
            known[history.Points[o.Point].Year] = o.Value;
        }

        return known;
    }

    private static double? YearlyChange(IEnumerable<SimulatedHistory> histories, string metric, IReadOnlyList<Observation> observations)
    {
        var changes = new List<double>();
        foreach (SimulatedHistory history in histories)
        {
            SortedDictionary<int, double> known = Known(history, metric, observations);
            (int first, int last) = (known.Keys.First(), known.Keys.Last());
            if (last > first)
            {
                changes.Add((known[last] - known[first]) / (last - first));
            }
        }

        return changes.Count == 0 ? null : changes.Average();
    }
}
