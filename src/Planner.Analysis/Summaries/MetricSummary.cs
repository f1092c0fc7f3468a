using Planner.Analysis.Intervals;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Summaries;

/// <summary>A metric's distribution over replicates, year by year, in the metric's unit. Entries are null where no replicate defines the metric.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Years">Years, from the start year.</param>
/// <param name="P5">5th percentile (type 7) by year.</param>
/// <param name="P10">10th percentile.</param>
/// <param name="P50">Median.</param>
/// <param name="P90">90th percentile.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Defined">Replicates that define the metric in that year; all else is over these.</param>
public sealed record MetricSummary(
    MetricDefinition Metric,
    IReadOnlyList<int> Years,
    IReadOnlyList<double?> P5,
    IReadOnlyList<double?> P10,
    IReadOnlyList<double?> P50,
    IReadOnlyList<double?> P90,
    IReadOnlyList<double?> P95,
    IReadOnlyList<double?> Mean,
    IReadOnlyList<int> Defined)
{
    /// <summary>Summarises a metric of an ensemble.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="metric">Index into the pack's metrics.</param>
    public static MetricSummary Of(Ensemble ensemble, int metric)
    {
        double[][] sorted = Enumerable.Range(0, ensemble.Years.Count).Select(year => DefinedQuantile.Sorted(ensemble.Metric(metric, year))).ToArray();
        double?[] Quantile(double q) => sorted.Select(values => DefinedQuantile.OfSorted(values, q)).ToArray();
        return new MetricSummary(
            ensemble.Pack.Metrics[metric],
            ensemble.Years,
            Quantile(0.05),
            Quantile(0.1),
            Quantile(0.5),
            Quantile(0.9),
            Quantile(0.95),
            sorted.Select(values => values.Length > 0 ? (double?)(values.Sum() / values.Length) : null).ToArray(),
            sorted.Select(values => values.Length).ToArray());
    }
}
