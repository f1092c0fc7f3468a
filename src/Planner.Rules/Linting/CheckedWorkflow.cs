using Planner.Rules.Workflows;

namespace Planner.Rules.Linting;

/// <summary>A workflow of a pack with its checked rules: a criteria set's or a poverty line's.</summary>
/// <param name="Source">The workflow as written.</param>
/// <param name="Rules">Its enabled top rules.</param>
/// <param name="FirstYear">First year of the run it is in force.</param>
/// <param name="LastYear">Last such year; before <paramref name="FirstYear"/> when there is none.</param>
internal sealed record CheckedWorkflow(Workflow Source, IReadOnlyList<CheckedRule> Rules, int FirstYear, int LastYear);
