using Planner.Analysis.Attainment;
using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Analysis.Precision;
using Planner.Simulation.Faults;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Findings;

/// <summary>What keeps a comparison from saying all it was asked: faults of numbers in rules, too few replicates, tables that differ too much, halves that do not agree.</summary>
/// <param name="Faults">Faults of each expression, in the first scenario that has them, with the number of scenarios that have them.</param>
/// <param name="TooFew">Targets of the reference whose probability is not said, the one that needs most replicates first.</param>
/// <param name="ByTables">Targets of the reference whose interval synthetic tables keep wide, whatever the number of replicates.</param>
/// <param name="RangeNeeds">Replicates that ranges of 80 in 100 futures need, where there are fewer; else null.</param>
/// <param name="MedianNeeds">Replicates that medians need, where there are fewer; else null.</param>
/// <param name="HalvesDiffer">Scenario and target whose shares in the first and second half of the replicates differ by more than chance allows.</param>
public sealed record Caveats(
    IReadOnlyList<(RuleFaults Fault, string Scenario, int Scenarios)> Faults,
    IReadOnlyList<TargetAttainment> TooFew,
    IReadOnlyList<TargetAttainment> ByTables,
    int? RangeNeeds,
    int? MedianNeeds,
    IReadOnlyList<(string Scenario, string Target)> HalvesDiffer)
{
    /// <summary>Whether there is nothing to say.</summary>
    public bool AreNone => Faults.Count + TooFew.Count + ByTables.Count + HalvesDiffer.Count == 0 && RangeNeeds is null;

    /// <summary>Draws them from a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    public static Caveats Of(EnsembleComparison comparison)
    {
        int range = Sayable.ReplicatesForQuantile(0.1, CriticalValue.StandardLevel), median = Sayable.ReplicatesForQuantile(0.5, CriticalValue.StandardLevel);
        IReadOnlyList<TargetAttainment> targets = comparison.Reference.Targets;
        double? most = comparison.Pack.MostHalfWidth?.Value;
        int[] judged = [.. Enumerable.Range(0, targets.Count).Where(t => targets[t].Target.IsSet)];
        int comparisons = Math.Max(1, judged.Length * comparison.Scenarios.Count);
        return new Caveats(
            FaultsOf([.. comparison.Scenarios.Select(s => s.Ensemble)]),
            [.. targets.Where(t => t.Needed is not null).OrderByDescending(t => t.Needed)],
            [.. targets.Where(t => t.Needed is null && t.Probability is { } p && p.HalfWidth > most)],
            comparison.Replicates < range ? range : null,
            comparison.Replicates < median ? median : null,
            [
                .. comparison.Scenarios.SelectMany(s => judged.Where(t => Sayable.HalvesDiffer(s.Ensemble.TargetMet(t), comparisons))
                    .Select(t => (s.Scenario.Id, targets[t].Target.Id))),
            ]);
    }

    /// <summary>The faults of several runs, each expression once.</summary>
    /// <param name="ensembles">The runs.</param>
    public static IReadOnlyList<(RuleFaults Fault, string Scenario, int Scenarios)> FaultsOf(IReadOnlyList<Ensemble> ensembles) =>
    [
        .. ensembles.SelectMany(e => e.Faults.Select(f => (Fault: f, Scenario: e.Scenario.Id))).GroupBy(f => (f.Fault.Span, f.Fault.Text, f.Fault.Kind))
            .Select(g => (g.First().Fault, g.First().Scenario, g.Count())),
    ];
}
