using Planner.Rules.Pack;

namespace Planner.Localities.Decisions;

/// <summary>A component's money in some years of a plan.</summary>
/// <param name="Component">The component.</param>
/// <param name="Lines">Its budget lines.</param>
/// <param name="Total">Billion VND in those years.</param>
internal sealed record PlannedComponent(ComponentDefinition Component, IReadOnlyList<string> Lines, double Total);
