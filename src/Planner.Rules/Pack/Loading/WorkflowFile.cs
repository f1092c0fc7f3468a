using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Workflows;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads a file of one workflow and checks what Planner asks of its rules besides RulesEngine's format: a title and, on every condition, a provenance.</summary>
internal static class WorkflowFile
{
    /// <summary>The workflow, or null when the file cannot be read.</summary>
    /// <param name="relative">Path below the rules folder.</param>
    /// <param name="source">The folder.</param>
    /// <param name="year">The year whose rules are asked for, where they are read for each of several periods; null otherwise.</param>
    public static Workflow? Read(string relative, PackSource source, int? year = null)
    {
        if (source.OpenValue(relative, year) is not { } root)
        {
            return null;
        }

        IReadOnlyList<Workflow> workflows = WorkflowLoader.Load(root, WorkflowStrictness.Planner, source.Diagnostics);
        if (workflows.Count > 1)
        {
            source.Diagnostics.Error("PLN0812", workflows[1].Span, "this file must hold one workflow");
        }

        if (workflows.Count == 0)
        {
            return null;
        }

        foreach (Rule rule in workflows[0].Rules)
        {
            CheckProperties(rule, source.Diagnostics);
        }

        return workflows[0];
    }

    private static void CheckProperties(Rule rule, DiagnosticBag diagnostics)
    {
        if (rule.Properties is null)
        {
            diagnostics.Error("PLN0801", rule.Span, $"the rule '{rule.Name}' needs 'Properties' with a title and a 'source' or an 'assumption'");
        }
        else
        {
            // Properties are free tags (RulesEngine); only those that Planner reads are checked, so no Finish.
            var properties = new ObjectReader(rule.Properties, $"'Properties' of '{rule.Name}'", diagnostics);
            properties.Title();
            if (rule.IsGroup)
            {
                properties.OptionalProvenance();
            }
            else
            {
                properties.Provenance($"the rule '{rule.Name}'");
            }
        }

        foreach (Rule child in rule.Rules)
        {
            CheckProperties(child, diagnostics);
        }
    }
}
