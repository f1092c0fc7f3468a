namespace Planner.Analysis.Impact;

/// <summary>A group of inputs in which two runs differ.</summary>
/// <param name="Group">The group.</param>
/// <param name="Changes">What differs, place by place; empty for the seed and for tables, whose names stand in <paramref name="Files"/>.</param>
/// <param name="Files">Files that are no rules or scenarios and differ in content: tables of communes, recorded values.</param>
public sealed record InputChange(InputGroup Group, IReadOnlyList<RuleChange> Changes, IReadOnlyList<string> Files);
