using Planner.Rules.Diagnostics;

namespace Planner.Rules.Workflows;

/// <summary>A workflow as its file holds it: RulesEngine's format.</summary>
/// <param name="Name">Its name, case-sensitive.</param>
/// <param name="Span">Where it starts.</param>
/// <param name="WorkflowsToInject">Names of workflows whose rules are appended.</param>
/// <param name="GlobalParams">Parameters that every rule sees, in order.</param>
/// <param name="Rules">The top rules in file order, disabled ones included.</param>
public sealed record Workflow(
    string Name, SourceSpan Span, IReadOnlyList<string> WorkflowsToInject, IReadOnlyList<ScopedParam> GlobalParams, IReadOnlyList<Rule> Rules);
