using System.Collections.Immutable;
using Planner.Analysis.Sensitivity;
using Planner.Workbench.Boards;

namespace Planner.Workbench.States;

/// <summary>What the screen of sensitivity knows.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
internal sealed record SensitivityState
{
    /// <summary>How targets are looked at.</summary>
    public StudyMethod Method { get; init; }

    /// <summary>How much is simulated.</summary>
    public StudyEffort Effort { get; init; }

    /// <summary>Id of the target that was chosen; null for the one most in doubt.</summary>
    public string? Target { get; init; }

    /// <summary>The kind of factor shown; null for all.</summary>
    public FactorKind? Kind { get; init; }

    /// <summary>What was found, by scenario and method: of the target looked at last.</summary>
    public ImmutableDictionary<(string Scenario, StudyMethod Method), StudyBoard> Boards { get; init; } = ImmutableDictionary<(string Scenario, StudyMethod Method), StudyBoard>.Empty;

    /// <summary>The study that runs now; null for none.</summary>
    public StudyStanding? Running { get; init; }

    /// <summary>What was asked for last of what was found: scenario, method and target; null for nothing.</summary>
    public (string Scenario, StudyMethod Method, string Target)? Asked { get; init; }
}
