using Planner.Rules.Pack;

namespace Planner.Workbench.States;

/// <summary>One thing that ran.</summary>
/// <param name="Time">When, as people read it.</param>
/// <param name="What">What.</param>
internal sealed record LogEntry(string Time, LocalizedText What);
