using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Workflows.Loading;

namespace Planner.Rules.Workflows;

/// <summary>Compiles workflows for the simulator.</summary>
public static class WorkflowCompiler
{
    /// <summary>Checks and compiles every enabled rule over the inputs of a layout.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="library">The workflows it may inject; itself need not be among them.</param>
    /// <param name="layout">What its expressions may name.</param>
    /// <param name="diagnostics">Receives every fault that can be found at once.</param>
    /// <returns>The compiled workflow, or null when it has faults.</returns>
    public static CompiledWorkflow? Compile(Workflow workflow, IReadOnlyList<Workflow> library, InputLayout layout, DiagnosticBag diagnostics)
    {
        IReadOnlyList<CheckedRule>? rules = Check(workflow, library, layout, diagnostics);
        return rules is null ? null : new CompiledWorkflow(workflow, [.. rules.Select(Compiled)]);
    }

    /// <summary>Checks every enabled rule over the inputs of a layout without compiling it.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="library">The workflows it may inject; itself need not be among them.</param>
    /// <param name="layout">What its expressions may name.</param>
    /// <param name="diagnostics">Receives every fault that can be found at once.</param>
    /// <returns>The enabled top rules, or null when the workflow has faults.</returns>
    internal static IReadOnlyList<CheckedRule>? Check(Workflow workflow, IReadOnlyList<Workflow> library, InputLayout layout, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var own = new DiagnosticBag();
        IReadOnlyList<Rule> rules = WorkflowInjection.Rules(workflow, library, own);
        RuleScope scope = new RuleScope(NameScope.Of(layout), []).With(workflow.GlobalParams, own);
        List<CheckedRule?> found = [.. rules.Where(r => r.Enabled).Select(r => CheckRule(r, scope, own))];
        diagnostics.AddRange(own);
        return own.HasErrors || found.Contains(null) ? null : [.. found.Select(r => r!)];
    }

    /// <summary>Checks every enabled rule of a workflow that the simulator evaluates in every replicate: all must also lie inside the lanes' subset.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="library">The workflows it may inject.</param>
    /// <param name="layout">What its expressions may name.</param>
    /// <param name="diagnostics">Receives every fault that can be found at once; PLN0331 for what is outside the lanes' subset.</param>
    internal static void CheckForLanes(Workflow workflow, IReadOnlyList<Workflow> library, InputLayout layout, DiagnosticBag diagnostics)
    {
        var open = new Stack<CheckedRule>(Check(workflow, library, layout, diagnostics) ?? []);
        while (open.TryPop(out CheckedRule? rule))
        {
            if (rule.Tree is not null)
            {
                ExpressionCompiler.CheckLanes(rule.Tree, rule.Source.Expression!, diagnostics);
            }

            foreach (CheckedRule child in rule.Children)
            {
                open.Push(child);
            }
        }
    }

    private static CompiledRule Compiled(CheckedRule rule) => rule.Tree is null
        ? new CompiledRule(rule.Source, null, [.. rule.Children.Select(Compiled)])
        : new CompiledRule(rule.Source, new CompiledExpression(rule.Source.Expression!, rule.Tree, rule.VariableCount), []);

    private static CheckedRule? CheckRule(Rule rule, RuleScope outer, DiagnosticBag diagnostics)
    {
        RuleScope scope = outer.With(rule.LocalParams, diagnostics);
        if (rule.IsGroup)
        {
            List<CheckedRule?> children = [.. rule.Rules.Where(r => r.Enabled).Select(r => CheckRule(r, scope, diagnostics))];
            return children.Contains(null) ? null : new CheckedRule(rule, null, 0, [.. children.Select(c => c!)]);
        }

        if (rule.Expression is null)
        {
            // Reported when it was read; the other rules are checked all the same.
            return null;
        }

        TypedExpression? tree = scope.Check(rule.Expression, diagnostics);
        return tree is null ? null : new CheckedRule(rule, tree, scope.VariableCount, []);
    }
}
