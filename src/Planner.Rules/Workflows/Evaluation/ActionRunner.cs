using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;

namespace Planner.Rules.Workflows.Evaluation;

/// <summary>Runs the actions of results. A failing action leaves the rule's answer as it is; only its output is missing.</summary>
/// <param name="executor">Runs the rules that EvaluateRule names.</param>
/// <param name="workflowName">The workflow that runs.</param>
/// <param name="inputs">Its inputs.</param>
/// <param name="path">The rules whose actions led here, outermost first.</param>
internal sealed class ActionRunner(WorkflowExecutor executor, string workflowName, IReadOnlyList<NamedInput> inputs, IReadOnlyList<(string Workflow, string Rule)> path)
{
    private const int MaxPath = 32;

    /// <summary>Runs the actions of a result, its children's first.</summary>
    public void Run(RuleResult result)
    {
        result.Children.ForEach(Run);
        if ((result.IsSuccess ? result.Rule.OnSuccess : result.Rule.OnFailure) is not { } action)
        {
            return;
        }

        if (action.Name.Equals("OutputExpression", StringComparison.OrdinalIgnoreCase))
        {
            result.Output = OutputExpression(action, result);
        }
        else if (action.Name.Equals("EvaluateRule", StringComparison.OrdinalIgnoreCase))
        {
            result.Output = EvaluateRule(action, result);
        }
        else
        {
            throw new WorkflowThrowsException($"{action.Span}: error {WorkflowCode.Action}: Action with name: {action.Name} does not exist; expected OutputExpression or EvaluateRule");
        }
    }

    private static object? OutputExpression(RuleAction action, RuleResult result) =>
        Text(action, "Expression", result.Diagnostics) is { } expression
        && WorkflowExecutor.TryEvaluate(ExpressionText.FromJson(expression), result.Scope, result.Diagnostics, out NamedInput value)
            ? value.Value
            : null;

    private object? EvaluateRule(RuleAction action, RuleResult result)
    {
        JsonValue? workflow = Text(action, "workflowName", result.Diagnostics);
        JsonValue? rule = Text(action, "ruleName", result.Diagnostics);
        if (workflow is null || rule is null || Inputs(action, result) is not { } passed)
        {
            return null;
        }

        List<(string Workflow, string Rule)> longer = [.. path, (workflowName, result.Rule.Name)];
        if (longer.Contains((workflow.Text, rule.Text)) || longer.Count > MaxPath)
        {
            string circle = string.Join(" → ", longer.Select(p => p.Rule).Append(rule.Text));
            throw new WorkflowThrowsException($"{action.Span}: error {WorkflowCode.Cycle}: the rules evaluate each other in a circle, or more than {MaxPath} deep: {circle}");
        }

        executor.CountEvaluation(action.Span);
        RuleResult? target = executor.RunOne(workflow.Text, rule.Text, passed, new ActionRunner(executor, workflow.Text, passed, longer));
        if (target is null)
        {
            string hint = NearestName.Hint(rule.Text, executor.RuleNames(workflow.Text));
            result.Diagnostics.Error(WorkflowCode.UnknownWorkflow, action.Span, $"the workflow '{workflow.Text}' has no enabled rule '{rule.Text}'{hint}");
        }

        return target?.Output;
    }

    private List<NamedInput>? Inputs(RuleAction action, RuleResult result)
    {
        var passed = inputs.ToList();
        if (action.Argument("inputFilter") is { Kind: JsonKind.Array } filter)
        {
            passed.RemoveAll(i => !filter.Items.Any(f => f.Kind == JsonKind.Text && f.Text == i.Name));
        }

        foreach (JsonValue item in action.Argument("additionalInputs")?.Items ?? [])
        {
            if (item["Name"] is not { Kind: JsonKind.Text } name || item["Expression"] is not { Kind: JsonKind.Text } expression)
            {
                result.Diagnostics.Error(WorkflowCode.Action, item.Span, "an item of 'additionalInputs' is { \"Name\": …, \"Expression\": … }");
                return null;
            }

            if (!WorkflowExecutor.TryEvaluate(ExpressionText.FromJson(expression), result.Scope, result.Diagnostics, out NamedInput value))
            {
                return null;
            }

            passed.RemoveAll(i => i.Name == name.Text);
            passed.Add(value with { Name = name.Text });
        }

        return passed;
    }

    private static JsonValue? Text(RuleAction action, string argument, DiagnosticBag diagnostics)
    {
        if (action.Argument(argument) is { Kind: JsonKind.Text } text)
        {
            return text;
        }

        diagnostics.Error(WorkflowCode.Action, action.Span, $"the action '{action.Name}' needs '{argument}', a text, in its 'Context'");
        return null;
    }
}
