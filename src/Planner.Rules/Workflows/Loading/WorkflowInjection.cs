using Planner.Rules.Diagnostics;

namespace Planner.Rules.Workflows.Loading;

/// <summary>Appends the rules of injected workflows. Their global parameters do not come with them.</summary>
internal static class WorkflowInjection
{
    /// <summary>All rules of a workflow, own ones first, injected ones in the order they are named, each workflow with what it injects itself.</summary>
    public static IReadOnlyList<Rule> Rules(Workflow workflow, IReadOnlyList<Workflow> library, DiagnosticBag diagnostics)
    {
        var rules = new List<Rule>();
        Append(workflow, library, [], rules, diagnostics);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Rule rule in rules.Where(r => r.Enabled))
        {
            if (!seen.Add(rule.Name))
            {
                diagnostics.Error(WorkflowCode.DuplicateRule, rule.Span, $"two enabled top rules of the workflow '{workflow.Name}' are called '{rule.Name}'");
            }
        }

        return rules;
    }

    private static void Append(Workflow workflow, IReadOnlyList<Workflow> library, List<string> path, List<Rule> rules, DiagnosticBag diagnostics)
    {
        if (path.Contains(workflow.Name))
        {
            diagnostics.Error(WorkflowCode.Cycle, workflow.Span, $"the workflows inject each other in a circle: {string.Join(" → ", path)} → {workflow.Name}");
            return;
        }

        path.Add(workflow.Name);
        rules.AddRange(workflow.Rules);
        foreach (string name in workflow.WorkflowsToInject)
        {
            if (library.FirstOrDefault(w => w.Name == name) is { } injected)
            {
                Append(injected, library, path, rules, diagnostics);
            }
            else
            {
                string hint = NearestName.Hint(name, library.Select(w => w.Name));
                diagnostics.Error(WorkflowCode.UnknownWorkflow, workflow.Span, $"the workflow '{workflow.Name}' injects '{name}', which does not exist{hint}");
            }
        }

        path.RemoveAt(path.Count - 1);
    }
}
