using Planner.Rules.Testing.Loading;
using Planner.Rules.Workflows;

namespace Planner.Rules.Testing.Running;

/// <summary>A tests file ready to run.</summary>
/// <param name="RuleFile">The rule file it tests.</param>
/// <param name="Name">The workflow's name; of another rule file its own.</param>
/// <param name="GlobalParams">Parameters that all its expressions may use.</param>
/// <param name="Rules">What it can expect something of: enabled rules, or the expressions of the file; parents before their children.</param>
/// <param name="Inputs">The inputs its expressions see.</param>
/// <param name="Cases">The cases.</param>
internal sealed record TestSuite(
    string RuleFile, string Name, IReadOnlyList<ScopedParam> GlobalParams, IReadOnlyList<RuleNode> Rules, WorkflowInputs Inputs, IReadOnlyList<TestCase> Cases);
