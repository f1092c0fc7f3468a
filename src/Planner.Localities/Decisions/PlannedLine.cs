using Planner.Localities.Scenarios;
using Planner.Rules.Pack;

namespace Planner.Localities.Decisions;

/// <summary>A budget line of a plan.</summary>
/// <param name="Id">Its name in the scenario.</param>
/// <param name="Component">What it pays for.</param>
/// <param name="Source">Whose money.</param>
internal sealed record PlannedLine(string Id, ComponentDefinition Component, MoneySource Source);
