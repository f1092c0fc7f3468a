using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Workflows.Loading;

namespace Planner.Rules.Workflows;

/// <summary>Reads workflow files: one workflow, or an array of them.</summary>
public static class WorkflowLoader
{
    /// <summary>Reads the workflows of a file and reports every fault at once (PLN00xx, PLN04xx).</summary>
    /// <param name="root">The file's root value.</param>
    /// <param name="strictness">How strictly.</param>
    /// <param name="diagnostics">Receives the faults.</param>
    /// <returns>The workflows in file order; incomplete when <paramref name="diagnostics"/> has errors.</returns>
    public static IReadOnlyList<Workflow> Load(JsonValue root, WorkflowStrictness strictness, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(diagnostics);
        IReadOnlyList<JsonValue> values = root.Kind == JsonKind.Array ? root.Items : [root];
        if (values.Count == 0)
        {
            diagnostics.Error(WorkflowCode.NoRules, root.Span, "the file holds no workflow");
        }

        if (values.Count > InputLimits.Items)
        {
            diagnostics.Error("PLN0005", root.Span, $"the file holds {values.Count} workflows; at most {InputLimits.Items} are taken");
            return [];
        }

        var workflows = new List<Workflow>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonValue value in values)
        {
            Workflow workflow = new WorkflowReader(strictness, diagnostics).Read(value);
            if (workflow.Name.Length > 0 && !names.Add(workflow.Name))
            {
                diagnostics.Error(WorkflowCode.DuplicateWorkflow, value.Span, $"there are two workflows '{workflow.Name}'");
            }

            workflows.Add(workflow);
        }

        return workflows;
    }
}
