using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;

namespace Planner.Rules.Workflows.Loading;

/// <summary>Reads one workflow.</summary>
internal sealed class WorkflowReader(WorkflowStrictness strictness, DiagnosticBag diagnostics)
{
    private static readonly string[] Operators = ["And", "AndAlso", "Or", "OrElse"];
    private static readonly string[] Actions = ["OutputExpression", "EvaluateRule"];

    /// <summary>The workflow, as far as it can be read.</summary>
    public Workflow Read(JsonValue value)
    {
        var reader = new MemberReader(value, "the workflow", diagnostics);
        string name = RequiredName(reader, "WorkflowName");
        var injected = new List<string>();
        foreach (JsonValue item in reader.Items("WorkflowsToInject").Concat(reader.Items("WorkflowRulesToInject")))
        {
            if (item.Kind == JsonKind.Text)
            {
                injected.Add(item.Text);
            }
            else
            {
                diagnostics.Error("PLN0010", item.Span, "an item of 'WorkflowsToInject' must be a text in quotes");
            }
        }

        if (reader.Any("RuleExpressionType") is { } type && !(type.Kind == JsonKind.Number && type.Number == 0))
        {
            diagnostics.Error(WorkflowCode.ExpressionType, type.Span, "'RuleExpressionType' of a workflow can only be the number 0; leave it out");
        }

        IReadOnlyList<ScopedParam> globals = Params(reader, "GlobalParams");
        IReadOnlyList<JsonValue> items = reader.Items("Rules", InputLimits.Rules);
        if (items.Count == 0 && injected.Count == 0)
        {
            diagnostics.Error(WorkflowCode.NoRules, reader.Span, "the workflow has no rules; 'Rules' or 'WorkflowsToInject' is needed");
        }

        List<Rule> rules = [.. items.Select(ReadRule)];
        if (strictness == WorkflowStrictness.Planner)
        {
            CheckNames(rules, new Dictionary<string, SourceSpan>(StringComparer.Ordinal));
        }

        reader.Finish();
        return new Workflow(name, reader.Span, injected, globals, rules);
    }

    private Rule ReadRule(JsonValue value)
    {
        var reader = new MemberReader(value, "the rule", diagnostics);
        string name = RequiredName(reader, "RuleName");
        string? op = reader.Text("Operator");
        IReadOnlyList<JsonValue> items = reader.Items("Rules", InputLimits.Rules);
        ExpressionText? expression = reader.TextValue("Expression") is { } text ? ExpressionText.FromJson(text) : null;
        bool injects = reader.Any("WorkflowsToInject") is not null;
        CheckType(reader);
        CheckForm(reader, op, items.Count, expression, injects);
        (RuleAction? success, RuleAction? failure) = ReadActions(reader);
        if (injects && strictness == WorkflowStrictness.Planner)
        {
            diagnostics.Error(WorkflowCode.RuleForm, reader.Any("WorkflowsToInject")!.Span, "'WorkflowsToInject' of a rule is never carried out; put it on the workflow");
        }

        var rule = new Rule
        {
            Name = name,
            Span = reader.Span,
            Properties = reader.Any("Properties"),
            Operator = string.IsNullOrEmpty(op) ? null : op,
            Enabled = reader.Flag("Enabled", true),
            ErrorMessage = reader.Text("ErrorMessage"),
            SuccessEvent = reader.Text("SuccessEvent"),
            LocalParams = Params(reader, "LocalParams"),
            Rules = [.. items.Select(ReadRule)],
            Expression = expression,
            OnSuccess = success,
            OnFailure = failure,
        };
        _ = reader.Members("Properties");
        reader.Finish();
        return rule;
    }

    private void CheckForm(MemberReader reader, string? op, int children, ExpressionText? expression, bool injects)
    {
        if (string.IsNullOrEmpty(op))
        {
            if (children > 0)
            {
                diagnostics.Error(WorkflowCode.RuleForm, reader.Span, "the rule has 'Rules' but no 'Operator'; add \"Operator\": \"And\" or \"Or\"");
            }
            else if (string.IsNullOrWhiteSpace(expression?.Text))
            {
                diagnostics.Error(WorkflowCode.RuleForm, expression?.Span ?? reader.Span, "the rule needs an 'Expression', or an 'Operator' with 'Rules'");
            }

            return;
        }

        StringComparison comparison = strictness == WorkflowStrictness.Planner ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        if (!Array.Exists(Operators, o => o.Equals(op, comparison)))
        {
            string hint = NearestName.Hint(op, Operators);
            diagnostics.Error(WorkflowCode.Operator, reader.Any("Operator")!.Span, $"'Operator' is '{op}'; expected one of {string.Join(", ", Operators)}{hint}");
        }

        if (children == 0 && !injects)
        {
            diagnostics.Error(WorkflowCode.RuleForm, reader.Span, "the rule has an 'Operator' but no 'Rules'");
        }
    }

    private void CheckType(MemberReader reader)
    {
        if (reader.Any("RuleExpressionType") is not { } type)
        {
            return;
        }

        bool valid = (type.Kind == JsonKind.Text && type.Text.Equals("LambdaExpression", StringComparison.OrdinalIgnoreCase))
            || (type.Kind == JsonKind.Number && type.Number == 0);
        if (!valid)
        {
            diagnostics.Error(WorkflowCode.ExpressionType, type.Span, "'RuleExpressionType' can only be \"LambdaExpression\"; leave it out");
        }
    }

    private (RuleAction? Success, RuleAction? Failure) ReadActions(MemberReader reader)
    {
        if (reader.Any("Actions") is not { } value)
        {
            return (null, null);
        }

        var actions = new MemberReader(value, "'Actions'", diagnostics);
        RuleAction? success = ReadAction(actions, "OnSuccess");
        RuleAction? failure = ReadAction(actions, "OnFailure");
        actions.Finish();
        return (success, failure);
    }

    private RuleAction? ReadAction(MemberReader actions, string which)
    {
        if (actions.Any(which) is not { } value)
        {
            return null;
        }

        var reader = new MemberReader(value, $"'{which}'", diagnostics);
        string name = RequiredName(reader, "Name");
        if (strictness == WorkflowStrictness.Planner && name.Length > 0 && !Actions.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            string hint = NearestName.Hint(name, Actions);
            diagnostics.Error(WorkflowCode.Action, reader.Any("Name")!.Span, $"there is no action '{name}'; expected {string.Join(" or ", Actions)}{hint}");
        }

        IReadOnlyList<JsonMember> context = reader.Members("Context");
        reader.Finish();
        return new RuleAction(name, value.Span, context);
    }

    private List<ScopedParam> Params(MemberReader owner, string list)
    {
        var result = new List<ScopedParam>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonValue item in owner.Items(list, InputLimits.RuleParameters))
        {
            var reader = new MemberReader(item, $"a parameter of '{list}'", diagnostics);
            string name = RequiredName(reader, "Name");
            ExpressionText? expression = reader.TextValue("Expression") is { } text ? ExpressionText.FromJson(text) : null;
            if (expression is null || string.IsNullOrWhiteSpace(expression.Text))
            {
                diagnostics.Error(WorkflowCode.RuleForm, expression?.Span ?? item.Span, $"the parameter '{name}' needs an 'Expression'");
            }
            else if (!names.Add(name))
            {
                diagnostics.Error(WorkflowCode.DuplicateParameter, item.Span, $"there are two parameters '{name}' in '{list}'");
            }
            else
            {
                result.Add(new ScopedParam(name, reader.Any("Name")?.Span ?? item.Span, expression));
            }

            reader.Finish();
        }

        return result;
    }

    private string RequiredName(MemberReader reader, string member)
    {
        JsonValue? value = reader.TextValue(member);
        if (!string.IsNullOrWhiteSpace(value?.Text))
        {
            string name = value.Text;
            if (strictness == WorkflowStrictness.Planner && name.Any(PrintableText.IsHarmful))
            {
                diagnostics.Error("PLN0007", value.Span, $"'{member}' of {reader.What} holds an invisible character, which hides or turns round what people read; delete it");
            }

            return name;
        }

        diagnostics.Error(WorkflowCode.Name, value?.Span ?? reader.Span, $"{reader.What} needs a '{member}'");
        return "";
    }

    private void CheckNames(IReadOnlyList<Rule> rules, Dictionary<string, SourceSpan> seen)
    {
        foreach (Rule rule in rules)
        {
            if (rule.Name.Length > 0 && !seen.TryAdd(rule.Name, rule.Span))
            {
                diagnostics.Error(WorkflowCode.DuplicateRule, rule.Span, FormattableString.Invariant($"there is already a rule '{rule.Name}' in line {seen[rule.Name].Line}"));
            }

            CheckNames(rule.Rules, seen);
        }
    }
}
