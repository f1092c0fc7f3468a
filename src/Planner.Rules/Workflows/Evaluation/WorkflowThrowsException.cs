namespace Planner.Rules.Workflows.Evaluation;

/// <summary>Ends the whole execution: what RulesEngine throws out of its call.</summary>
internal sealed class WorkflowThrowsException(string message) : Exception(message);
