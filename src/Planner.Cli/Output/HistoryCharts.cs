using Planner.Analysis.Calibration;
using Planner.Analysis.Validation;
using Planner.Cli.Commands;
using Planner.Localities.Observations;
using Planner.Numerics.Quantiles;
using Planner.Reporting.Charts.Figures;
using Planner.Reporting.Charts.Svg;
using Planner.Rules.Pack;
using Planner.Simulation.Storing;

namespace Planner.Cli.Output;

/// <summary>Charts of a fit and of a backtest, as SVG files.</summary>
internal static class HistoryCharts
{
    private const string Folder = "charts";

    /// <summary>Every fitted metric with the bands of the fitted model.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="histories">The localities.</param>
    /// <param name="simulation">The plan and its observations.</param>
    /// <param name="language">The language.</param>
    public static IEnumerable<(string Name, string Content)> OfFit(
        HistoryFit fit, IReadOnlyList<SimulatedHistory> histories, HistorySimulation simulation, Language language)
    {
        foreach (string metric in simulation.Plan.Metrics.Select(m => m.Metric))
        {
            yield return File("fit-" + metric, HistoryFigure.Make(
                Metric(simulation, metric), Panels(histories, metric, h => fit.Forecast(h, conditioned: false), simulation.Observations, null), null, Notice(simulation), language));
        }
    }

    /// <summary>Every scored metric with the bands forecast from the years fitted, and the histogram of the probability integral transform.</summary>
    /// <param name="review">The review.</param>
    /// <param name="fit">The fit to the early years.</param>
    /// <param name="histories">The localities.</param>
    /// <param name="fitted">Observations that were fitted, up to the year.</param>
    /// <param name="scored">Observations that were scored, after the year.</param>
    /// <param name="year">Last year fitted.</param>
    /// <param name="simulation">The plan.</param>
    /// <param name="language">The language.</param>
    public static IEnumerable<(string Name, string Content)> OfBacktest(
        ForecastReview review,
        HistoryFit fit,
        IReadOnlyList<SimulatedHistory> histories,
        IReadOnlyList<Observation> fitted,
        IReadOnlyList<Observation> scored,
        int year,
        HistorySimulation simulation,
        Language language)
    {
        Observation[] shown = [.. fitted.Where(o => o.Year <= year), .. scored.Where(o => o.Year > year)];
        foreach (string metric in review.Metrics.Select(m => m.Metric))
        {
            yield return File("backtest-" + metric, HistoryFigure.Make(
                Metric(simulation, metric), Panels(histories, metric, h => fit.Forecast(h, conditioned: true), shown, year), year, Notice(simulation), language));
        }

        yield return File("backtest-pit", PitFigure.Make(review, Notice(simulation), language));
    }

    private static List<HistoryPanel> Panels(
        IReadOnlyList<SimulatedHistory> histories, string metric, Func<SimulatedHistory, double[][]> forecast, IReadOnlyList<Observation> observations, int? year)
    {
        var panels = new List<HistoryPanel>();
        foreach (SimulatedHistory history in histories)
        {
            (int Year, double Value)[] seen = [.. HistoryFit.Observed(history, observations)
                .Where(o => o.Bound == 0 && history.Points[o.Point].Metric == metric)
                .Select(o => (history.Points[o.Point].Year, o.Value))];
            bool wanted = year is null ? seen.Length > 0 : seen.Any(s => s.Year > year);
            if (!wanted)
            {
                continue;
            }

            double[][] draws = forecast(history);
            int[] own = [.. Enumerable.Range(0, history.Points.Count).Where(p => history.Points[p].Metric == metric)];
            double start = history.Start[metric];
            double[] Quantiles(double q) => [start, .. own.Select(p => SampleQuantile.Of(draws[p], q))];
            panels.Add(new HistoryPanel(
                history.Title, [history.StartYear, .. own.Select(p => history.Points[p].Year)], Quantiles(0.05), Quantiles(0.25), Quantiles(0.5), Quantiles(0.75), Quantiles(0.95),
                seen));
        }

        return panels;
    }

    private static MetricDefinition Metric(HistorySimulation simulation, string id) => simulation.Pasts[0].Model.Pack.Metrics.First(m => m.Id == id);

    private static LocalizedText Notice(HistorySimulation simulation) => simulation.Pasts[0].Model.Locality.SyntheticNotice;

    private static (string Name, string Content) File(string name, Reporting.Charts.Model.Figure figure) => (Path.Combine(Folder, SafeFileName.Of(name) + ".svg"), new SvgRenderer().Render(figure));
}
