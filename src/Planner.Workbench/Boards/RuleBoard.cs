using Planner.Rules.Pack;

namespace Planner.Workbench.Boards;

/// <summary>The rule files as a tree, and what the last saved change does.</summary>
/// <param name="Nodes">The tree, parents before children.</param>
/// <param name="Faults">Faults of what was saved last, in file order; while there are any, the version before stays in force.</param>
/// <param name="Effect">What the last change did, one line each; empty while nothing changed.</param>
internal sealed record RuleBoard(IReadOnlyList<RuleNode> Nodes, IReadOnlyList<RuleFault> Faults, IReadOnlyList<LocalizedText> Effect)
{
    /// <summary>The same lines without names of communes, for a screen that is shared; empty where none names one.</summary>
    public IReadOnlyList<LocalizedText> EffectUnnamed { get; init; } = [];
}
