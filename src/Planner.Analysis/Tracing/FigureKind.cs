namespace Planner.Analysis.Tracing;

/// <summary>What stands behind a figure.</summary>
public enum FigureKind
{
    /// <summary>A published document.</summary>
    Source,

    /// <summary>A written assumption.</summary>
    Assumption,

    /// <summary>What a scenario decides in order to see its effect: budget factors and the choice of allocation rules; its description says why.</summary>
    Decision,

    /// <summary>Nothing.</summary>
    Missing,
}
