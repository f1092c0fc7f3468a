using Planner.Analysis.Optimisation;

namespace Planner.Workbench.Boards;

/// <summary>The plan that a search found.</summary>
/// <param name="Scenario">Id of the scenario that it changes.</param>
/// <param name="Advice">The plan, and what speaks for it.</param>
internal sealed record PlanBoard(string Scenario, PlanAdvice Advice)
{
    /// <summary>What the scenario's run was addressed by when the search was made; null where files changed while they were read.</summary>
    public string? Address { get; init; }
}
