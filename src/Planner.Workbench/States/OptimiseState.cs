using System.Collections.Immutable;
using Planner.Workbench.Boards;

namespace Planner.Workbench.States;

/// <summary>What the screen of optimisation knows.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
internal sealed record OptimiseState
{
    /// <summary>What the plan is to do best.</summary>
    public ObjectiveChoice Objective { get; init; }

    /// <summary>Ids of targets that are to be met together; none for the selected one alone.</summary>
    public ImmutableHashSet<string> Marked { get; init; } = [];

    /// <summary>The chance asked for with the least money, percent.</summary>
    public int Percent { get; init; } = 80;

    /// <summary>How much is simulated.</summary>
    public StudyEffort Effort { get; init; }

    /// <summary>What was found, by scenario.</summary>
    public ImmutableDictionary<string, PlanBoard> Boards { get; init; } = ImmutableDictionary<string, PlanBoard>.Empty;

    /// <summary>The search that runs now; null for none.</summary>
    public StudyStanding? Running { get; init; }

    /// <summary>Whether the answer shows chance against money instead of words.</summary>
    public bool Chart { get; init; }
}
