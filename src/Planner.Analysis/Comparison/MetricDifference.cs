using Planner.Analysis.Intervals;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Comparison;

/// <summary>What scenario b does to a metric against scenario a, over paired replicates, in the metric's unit.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="A">Id of the reference scenario.</param>
/// <param name="B">Id of the other.</param>
/// <param name="Years">Years, from the start year.</param>
/// <param name="Difference">Mean of b − a by year with interval, over the replicates in which both are defined; null where none is.</param>
public sealed record MetricDifference(
    MetricDefinition Metric,
    string A,
    string B,
    IReadOnlyList<int> Years,
    IReadOnlyList<MeanInterval?> Difference)
{
    /// <summary>Compares two ensembles on a metric.</summary>
    /// <param name="a">The reference.</param>
    /// <param name="b">The other; same locality, seed and replicates.</param>
    /// <param name="metric">Index into the pack's metrics.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    /// <param name="level">Level of the interval, 0..1 exclusive.</param>
    public static MetricDifference Of(Ensemble a, Ensemble b, int metric, Clustering clustering, double level = CriticalValue.StandardLevel)
    {
        var differences = new MeanInterval?[a.Years.Count];
        double[] values = new double[a.Replicates];
        for (int year = 0; year < differences.Length; year++)
        {
            ReadOnlySpan<double> of = a.Metric(metric, year), to = b.Metric(metric, year);
            for (int r = 0; r < values.Length; r++)
            {
                values[r] = to[r] - of[r];
            }

            differences[year] = MeanInterval.Of(values, clustering, level);
        }

        return new MetricDifference(a.Pack.Metrics[metric], a.Scenario.Id, b.Scenario.Id, a.Years, differences);
    }
}
