namespace Planner.Analysis.Attainment;

/// <summary>When a target's value first satisfies its requirement, for targets that ask for a level of a metric by a year.</summary>
/// <param name="Years">Years, from the start year to the target's.</param>
/// <param name="Share">Share of replicates (0..1) in which it is first satisfied in that year.</param>
/// <param name="Never">Share of replicates (0..1) in which it is not satisfied in any of them.</param>
/// <param name="Median">First year by which at least half of the replicates have satisfied it; null where fewer do.</param>
public sealed record FirstYearMet(IReadOnlyList<int> Years, IReadOnlyList<double> Share, double Never, int? Median);
