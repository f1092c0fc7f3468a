namespace Planner.Rules.Workflows;

/// <summary>How strictly a workflow file is read. Unknown members are errors in both.</summary>
public enum WorkflowStrictness
{
    /// <summary>What RulesEngine refuses when a workflow is added; the rest shows when it runs.</summary>
    RulesEngine,

    /// <summary>
    /// Planner's own rule files: also refuses what RulesEngine finds only when it runs: repeated rule names, operators in the wrong case,
    /// unknown actions.
    /// </summary>
    Planner,
}
