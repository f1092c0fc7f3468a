namespace Planner.Simulation.Faults;

/// <summary>The faults of numbers on which an answer stands, of one run or of many.</summary>
/// <param name="Rules">By expression; empty where all is sound.</param>
/// <param name="Replicates">Replicates that were run; of many runs all together.</param>
public sealed record FaultSummary(IReadOnlyList<RuleFaults> Rules, long Replicates);
