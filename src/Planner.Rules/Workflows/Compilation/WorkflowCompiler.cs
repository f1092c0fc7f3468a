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
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var own = new DiagnosticBag();
        IReadOnlyList<Rule> rules = WorkflowInjection.Rules(workflow, library, own);
        RuleScope scope = new RuleScope(NameScope.Of(layout), []).With(workflow.GlobalParams, own);
        List<CompiledRule?> compiled = [.. rules.Where(r => r.Enabled).Select(r => CompileRule(r, scope, own))];
        diagnostics.AddRange(own);
        return own.HasErrors ? null : new CompiledWorkflow(workflow, [.. compiled.Select(r => r!)]);
    }

    private static CompiledRule? CompileRule(Rule rule, RuleScope outer, DiagnosticBag diagnostics)
    {
        RuleScope scope = outer.With(rule.LocalParams, diagnostics);
        if (rule.IsGroup)
        {
            List<CompiledRule?> children = [.. rule.Rules.Where(r => r.Enabled).Select(r => CompileRule(r, scope, diagnostics))];
            return children.Contains(null) ? null : new CompiledRule(rule, null, [.. children.Select(c => c!)]);
        }

        CompiledExpression? expression = scope.Compile(rule.Expression!, diagnostics);
        return expression is null ? null : new CompiledRule(rule, expression, []);
    }
}
