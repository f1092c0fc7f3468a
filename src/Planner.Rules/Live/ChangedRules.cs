using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;

namespace Planner.Rules.Live;

/// <summary>Compiles the rules of a checked workflow that changed and keeps the others as they were compiled before.</summary>
/// <param name="before">The criteria in force before.</param>
/// <param name="recompiled">Receives what was compiled, as <c>set/rule</c>.</param>
internal sealed class ChangedRules(IReadOnlyList<(CriteriaSet Set, CompiledWorkflow Workflow)> before, List<string> recompiled)
{
    /// <summary>The compiled workflow of a set; the same object as before when none of its rules changed.</summary>
    /// <param name="set">The set; its workflow has no faults.</param>
    /// <param name="layout">What its expressions see.</param>
    public CompiledWorkflow Compile(CriteriaSet set, InputLayout layout)
    {
        CompiledWorkflow? old = before.FirstOrDefault(b => b.Set.Id == set.Id && b.Set.From == set.From).Workflow;
        bool kept = old is not null && RuleComparison.Same(old.Source.GlobalParams, set.Workflow.GlobalParams);
        HashSet<InputField> inputs = [.. layout.Fields];
        var rules = new List<CompiledRule>();
        foreach (Rule rule in set.Workflow.Rules.Where(r => r.Enabled))
        {
            if (kept && old!.Find(rule.Name) is { } compiled && RuleComparison.StandsFor(compiled, rule, inputs))
            {
                rules.Add(compiled);
                continue;
            }

            CompiledWorkflow fresh = WorkflowCompiler.Compile(set.Workflow with { Rules = [rule], WorkflowsToInject = [] }, [], layout, new DiagnosticBag())
                ?? throw new InvalidOperationException($"the rule '{rule.Name}' was checked without faults and cannot be compiled");
            rules.AddRange(fresh.Rules);
            recompiled.Add($"{set.Id}/{rule.Name}");
        }

        return kept && old!.Rules.SequenceEqual(rules) ? old : new CompiledWorkflow(set.Workflow, rules);
    }
}
