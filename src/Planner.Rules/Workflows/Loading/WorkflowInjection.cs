using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Workflows.Loading;

/// <summary>Appends the rules of injected workflows. Their global parameters do not come with them.</summary>
internal static class WorkflowInjection
{
    private const int MostVisits = 1_000;
    private const int MostDeep = 64;

    /// <summary>All rules of a workflow, own ones first, injected ones in the order they are named, each workflow with what it injects itself.</summary>
    public static IReadOnlyList<Rule> Rules(Workflow workflow, IReadOnlyList<Workflow> library, DiagnosticBag diagnostics)
    {
        var rules = new List<Rule>();
        int visits = 0;
        Append(workflow, library, [], rules, ref visits, diagnostics);
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

    private static void Append(Workflow workflow, IReadOnlyList<Workflow> library, List<string> path, List<Rule> rules, ref int visits, DiagnosticBag diagnostics)
    {
        // Workflows that each inject two others multiply, and a long chain is as deep as it is long.
        if (++visits > MostVisits || path.Count > MostDeep || rules.Count > InputLimits.Rules)
        {
            if (visits <= MostVisits + 1)
            {
                visits = MostVisits + 1;
                diagnostics.Error(
                    "PLN0005", workflow.Span, $"the workflows inject each other more than {MostVisits} times, {MostDeep} deep, or to more than {InputLimits.Rules} rules");
            }

            return;
        }

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
                Append(injected, library, path, rules, ref visits, diagnostics);
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
