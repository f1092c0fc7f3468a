namespace Planner.Analysis.Impact;

/// <summary>A difference between two versions of a file.</summary>
/// <param name="File">The file, below its folder.</param>
/// <param name="Name">Where it stands in the file: names of members, ids of items: <c>parameters/incomeNewRural/values/TDMNPB 2025/value</c>.</param>
/// <param name="Kind">What differs.</param>
/// <param name="Old">The old side; null where it was added.</param>
/// <param name="New">The new side; null where it was removed.</param>
public sealed record RuleChange(string File, string Name, RuleChangeKind Kind, ChangeSide? Old, ChangeSide? New);
