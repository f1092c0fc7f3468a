using Planner.Analysis.Attainment;
using Planner.Analysis.Intervals;
using Planner.Analysis.Obstacles;
using Planner.Analysis.Summaries;
using Planner.Localities.Units;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Comparison;

/// <summary>All scenarios of a locality side by side; the first is the reference. What reports, charts and the command are made from.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class EnsembleComparison
{
    private EnsembleComparison(IReadOnlyList<Ensemble> ensembles, double stated, double level)
    {
        Ensemble reference = ensembles[0];
        Level = stated;
        ComputedLevel = level;
        Clustering = Clustering.Of(reference);
        int targets = reference.Pack.Targets.Count;
        int metrics = reference.Pack.Metrics.Count;
        Scenarios = ensembles.Select(e => new ScenarioResult(
            e,
            Enumerable.Range(0, targets).Select(t => TargetAttainment.Of(e, t, Clustering, level)).ToArray(),
            Enumerable.Range(0, metrics).Select(m => MetricSummary.Of(e, m)).ToArray(),
            MoneyUse.Of(e),
            FailedCriterion.Of(e))).ToArray();
        TargetDifferences = ensembles.Skip(1).SelectMany(b =>
        {
            AssumptionShares shares = AssumptionShares.Of(reference, b, Clustering);
            return Enumerable.Range(0, targets).Select(t => TargetDifference.Of(reference, b, t, Clustering, level) with
            {
                Uninformed = shares.Of(TargetDifference.Values(reference, b, t)),
            });
        }).ToArray();
        MetricDifferences = ensembles.Skip(1)
            .SelectMany(b => Enumerable.Range(0, metrics).Select(m => MetricDifference.Of(reference, b, m, Clustering, level))).ToArray();
    }

    /// <summary>Level at which every interval holds.</summary>
    public double Level { get; }

    /// <summary>
    /// Level at which every interval is computed: that at which it holds, or a higher one where the number of replicates was chosen by looking at the
    /// intervals.
    /// </summary>
    public double ComputedLevel { get; }

    /// <summary>Synthetic tables of the replicates, the same for every scenario.</summary>
    public Clustering Clustering { get; }

    /// <summary>Scenarios in the order given; at least one.</summary>
    public IReadOnlyList<ScenarioResult> Scenarios { get; }

    /// <summary>The first scenario.</summary>
    public ScenarioResult Reference => Scenarios[0];

    /// <summary>Differences against the reference: scenario by scenario, each in the order of targets.</summary>
    public IReadOnlyList<TargetDifference> TargetDifferences { get; }

    /// <summary>Differences against the reference: scenario by scenario, each in the order of metrics.</summary>
    public IReadOnlyList<MetricDifference> MetricDifferences { get; }

    /// <summary>The locality.</summary>
    public Locality Locality => Reference.Ensemble.Locality;

    /// <summary>The rules.</summary>
    public RulePack Pack => Reference.Ensemble.Pack;

    /// <summary>The seed.</summary>
    public long Seed => Reference.Ensemble.Seed;

    /// <summary>Number of replicates.</summary>
    public int Replicates => Reference.Ensemble.Replicates;

    /// <summary>Analyses ensembles that share locality, rules, seed and number of replicates.</summary>
    /// <param name="ensembles">The ensembles; the first is the reference.</param>
    /// <param name="level">Level at which every interval holds, 0..1 exclusive.</param>
    /// <param name="computed">Level at which they are computed, where it is another; null for the same.</param>
    /// <exception cref="ArgumentException">There is none, or they are not paired: then differences would mean nothing.</exception>
    public static EnsembleComparison Of(IReadOnlyList<Ensemble> ensembles, double level = CriticalValue.StandardLevel, double? computed = null)
    {
        if (ensembles.Count == 0)
        {
            throw new ArgumentException("at least one ensemble is needed", nameof(ensembles));
        }

        Ensemble reference = ensembles[0];
        foreach (Ensemble other in ensembles)
        {
            if (other.Locality.Id != reference.Locality.Id
                || other.Seed != reference.Seed
                || other.Replicates != reference.Replicates
                || !other.Pack.Targets.Select(t => t.Id).SequenceEqual(reference.Pack.Targets.Select(t => t.Id))
                || !other.Pack.Metrics.Select(m => m.Id).SequenceEqual(reference.Pack.Metrics.Select(m => m.Id)))
            {
                throw new ArgumentException(
                    $"'{other.Scenario.Id}' is not paired with '{reference.Scenario.Id}': locality, targets, metrics, seed or replicates differ",
                    nameof(ensembles));
            }
        }

        return new EnsembleComparison(ensembles, level, computed ?? level);
    }
}
