namespace Planner.Analysis.Impact;

/// <summary>One target in one mixed run, by replicate.</summary>
/// <param name="Met">Whether it was met.</param>
/// <param name="Value">Its value; NaN where not defined.</param>
public sealed record SplitColumns(bool[] Met, double[] Value);
