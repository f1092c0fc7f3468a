using Planner.Rules.Diagnostics;

namespace Planner.Rules.Workflows;

/// <summary>What <c>planner eval</c> answers.</summary>
/// <param name="Json">One JSON document for standard output.</param>
/// <param name="ExitCode">0 evaluated, even if rules fail; 1 the workflow is refused or its execution throws; 2 the inputs or settings cannot be read.</param>
/// <param name="Diagnostics">Every fault with its place, for standard error.</param>
public sealed record EvaluationResult(string Json, int ExitCode, IReadOnlyList<Diagnostic> Diagnostics);
