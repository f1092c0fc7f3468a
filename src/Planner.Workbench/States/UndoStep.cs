using Planner.Rules.Pack;

namespace Planner.Workbench.States;

/// <summary>One step that can be taken back.</summary>
/// <param name="What">What it was.</param>
/// <param name="Request">What takes it back outside the state; null where the state alone does.</param>
/// <param name="Levers">The levers before; null where they did not change.</param>
internal sealed record UndoStep(LocalizedText What, WorkbenchRequest? Request, LeverSheet? Levers)
{
    /// <summary>The draft of a table before; null where it did not change.</summary>
    public TableDraft? Table { get; init; }
}
