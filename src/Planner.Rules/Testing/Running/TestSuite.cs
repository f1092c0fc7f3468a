using Planner.Rules.Testing.Loading;
using Planner.Rules.Workflows;

namespace Planner.Rules.Testing.Running;

/// <summary>A tests file ready to run.</summary>
/// <param name="WorkflowFile">The rule file it tests.</param>
/// <param name="Workflow">The compiled workflow.</param>
/// <param name="Rules">Its enabled rules, parents before their children.</param>
/// <param name="Inputs">The inputs its expressions see.</param>
/// <param name="Cases">The cases.</param>
internal sealed record TestSuite(
    string WorkflowFile, CompiledWorkflow Workflow, IReadOnlyList<RuleNode> Rules, WorkflowInputs Inputs, IReadOnlyList<TestCase> Cases);
