using Planner.Rules.Pack;
using Planner.Workbench.Boards;

namespace Planner.Workbench.States;

/// <summary>All that the workbench knows; every frame is a function of it alone.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed record WorkbenchState
{
    /// <summary>Columns of the terminal.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the terminal.</summary>
    public required int Height { get; init; }

    /// <summary>Language.</summary>
    public required Language Language { get; init; }

    /// <summary>The screen shown.</summary>
    public WorkbenchScreen Screen { get; init; }

    /// <summary>The screen that <see cref="WorkbenchScreen.Keys"/> and <see cref="WorkbenchScreen.Conclusion"/> return to.</summary>
    public WorkbenchScreen Before { get; init; }

    /// <summary>The comparison; null until the worker has finished.</summary>
    public ComparisonBoard? Board { get; init; }

    /// <summary>How far the worker is, 0..1.</summary>
    public double Share { get; init; }

    /// <summary>Why the worker could not finish; empty where it did or still works.</summary>
    public IReadOnlyList<LocalizedText> Faults { get; init; } = [];

    /// <summary>The selected target.</summary>
    public int Target { get; init; }

    /// <summary>The selected scenario.</summary>
    public int Scenario { get; init; }

    /// <summary>First line shown of a text longer than the screen; the view keeps it inside the text.</summary>
    public int Top { get; init; }

    /// <summary>The exit code once the user has left; null while the workbench runs.</summary>
    public int? Exit { get; init; }

    /// <summary>Whether the user asked to suspend; the loop does it and clears it.</summary>
    public bool Suspending { get; init; }
}
