using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Reading;
using Planner.Rules.Workflows.Loading;

namespace Planner.Rules.Workflows.Evaluation;

/// <summary>Runs workflows with RulesEngine's meaning on inputs whose types are known only now.</summary>
internal sealed class WorkflowExecutor(IReadOnlyList<Workflow> library, EngineSettings settings)
{
    private const int MaxEvaluations = 10_000;

    private readonly StepCount steps = new();
    private int evaluations;

    /// <summary>Runs every enabled rule, then the actions.</summary>
    /// <exception cref="WorkflowThrowsException">The execution as a whole is refused.</exception>
    public List<RuleResult> Run(string workflowName, IReadOnlyList<NamedInput> inputs)
    {
        Workflow workflow = Find(workflowName);
        EvaluationScope scope = ScopeOf(workflow, inputs, out string? fault, out DiagnosticBag faults);
        List<RuleResult> results = [.. EnabledRules(workflow).Select(rule => fault is null ? Rule(rule, scope) : Failed(rule, scope, faults, fault))];
        Finish(results, new ActionRunner(this, workflowName, inputs, []));
        return results;
    }

    /// <summary>Runs one top rule and its actions, for the action EvaluateRule.</summary>
    /// <returns>The result, or null when there is no such rule.</returns>
    public RuleResult? RunOne(string workflowName, string ruleName, IReadOnlyList<NamedInput> inputs, ActionRunner actions)
    {
        if (library.FirstOrDefault(w => w.Name == workflowName) is not { } workflow
            || EnabledRules(workflow).FirstOrDefault(r => r.Name == ruleName) is not { } rule)
        {
            return null;
        }

        EvaluationScope scope = ScopeOf(workflow, inputs, out string? fault, out DiagnosticBag faults);
        RuleResult result = fault is null ? Rule(rule, scope) : Failed(rule, scope, faults, fault);
        Finish([result], actions);
        return result;
    }

    /// <summary>The top rule of a workflow, for messages.</summary>
    public IEnumerable<string> RuleNames(string workflowName) =>
        library.FirstOrDefault(w => w.Name == workflowName) is { } workflow ? EnabledRules(workflow).Select(r => r.Name) : library.Select(w => w.Name);

    /// <summary>Counts an evaluation by action: groups of such actions multiply.</summary>
    /// <exception cref="WorkflowThrowsException">There were too many.</exception>
    public void CountEvaluation(SourceSpan where)
    {
        if (++evaluations > MaxEvaluations)
        {
            throw new WorkflowThrowsException($"{where}: error {WorkflowCode.Cycle}: actions evaluate more than {MaxEvaluations} rules");
        }
    }

    /// <summary>Checks and evaluates an expression; a fault goes into the bag.</summary>
    /// <returns>Whether there is a value.</returns>
    public static bool TryEvaluate(ExpressionText text, EvaluationScope scope, DiagnosticBag diagnostics, out NamedInput value)
    {
        value = new NamedInput("", Language.Types.LanguageType.Null, null);
        var faults = new FaultList();
        TypedExpression? tree = Checker.Check(text.Text, scope.Names, ExpressionKind.Any, faults);
        faults.ReportTo(diagnostics, text);
        if (tree is null)
        {
            return false;
        }

        try
        {
            value = new NamedInput("", tree.Type, scope.Evaluate(tree));
            return true;
        }
        catch (EvaluationFaultException fault)
        {
            diagnostics.Error(LanguageCode.Evaluation, text.SpanOf(tree.Range), fault.Message);
            return false;
        }
    }

    private Workflow Find(string name) => library.FirstOrDefault(w => w.Name == name)
        ?? throw new WorkflowThrowsException($"Rule config file is not present for the {name} workflow{NearestName.Hint(name, library.Select(w => w.Name))}");

    private IEnumerable<Rule> EnabledRules(Workflow workflow)
    {
        var diagnostics = new DiagnosticBag();
        IReadOnlyList<Rule> rules = WorkflowInjection.Rules(workflow, library, diagnostics);
        return diagnostics.HasErrors
            ? throw new WorkflowThrowsException(string.Join('\n', diagnostics.InFileOrder()))
            : rules.Where(r => r.Enabled);
    }

    private EvaluationScope ScopeOf(Workflow workflow, IReadOnlyList<NamedInput> inputs, out string? fault, out DiagnosticBag faults)
    {
        var scope = new EvaluationScope(settings.IsExpressionCaseSensitive, steps);
        foreach (NamedInput input in inputs)
        {
            scope.Define(input.Name, input.Type, input.Value);
        }

        fault = null;
        faults = new DiagnosticBag();
        if (!settings.EnableScopedParams || workflow.GlobalParams.Count == 0)
        {
            return scope;
        }

        EvaluationScope inner = scope.Inner();
        foreach (ScopedParam param in workflow.GlobalParams)
        {
            if (inputs.Any(i => i.Name.Equals(param.Name, StringComparison.OrdinalIgnoreCase)))
            {
                fault = "Error while executing scoped params for rule `\u0000` - GlobalParam name '" + param.Name
                    + "' collides with an input RuleParameter of the same name. Rename either the global or the input to disambiguate.";
                faults.Error(LanguageCode.Shadowing, param.NameSpan, $"'{param.Name}' is already an input; names are not hidden");
                return inner;
            }

            fault = Define(param, inner, faults);
            if (fault is not null)
            {
                return inner;
            }
        }

        return inner;
    }

    /// <summary>Defines a parameter; the template of a message when it cannot be.</summary>
    private static string? Define(ScopedParam param, EvaluationScope scope, DiagnosticBag diagnostics)
    {
        var faults = new FaultList();
        TypedExpression? tree = Checker.Check(param.Expression.Text, scope.Names, ExpressionKind.Any, faults);
        if (tree is null)
        {
            faults.ReportTo(diagnostics, param.Expression);
            return "Error while compiling rule `\u0000`: " + faults.FirstMessage + ", in ScopedParam: " + param.Name;
        }

        object? value;
        try
        {
            value = scope.Evaluate(tree);
        }
        catch (EvaluationFaultException fault)
        {
            diagnostics.Error(LanguageCode.Evaluation, param.Expression.SpanOf(tree.Range), fault.Message);
            return "Error while executing scoped params for rule `\u0000` - " + fault.Message;
        }

        if (scope.Define(param.Name, tree.Type, value))
        {
            return null;
        }

        string message = $"The identifier '{param.Name}' was defined more than once";
        diagnostics.Error(LanguageCode.Shadowing, param.NameSpan, message + "; parameters do not hide inputs or other parameters");
        return "Error while executing rule : \u0000 - " + message;
    }

    private RuleResult Rule(Rule rule, EvaluationScope outer)
    {
        EvaluationScope scope = outer;
        if (settings.EnableScopedParams && rule.LocalParams.Count > 0)
        {
            scope = outer.Inner();
            var faults = new DiagnosticBag();
            foreach (ScopedParam param in rule.LocalParams)
            {
                if (Define(param, scope, faults) is { } fault)
                {
                    return Failed(rule, scope, faults, fault);
                }
            }
        }

        return rule.IsGroup ? Group(rule, scope) : Leaf(rule, scope);
    }

    private RuleResult Leaf(Rule rule, EvaluationScope scope)
    {
        ExpressionText text = rule.Expression!;
        var faults = new FaultList();
        var diagnostics = new DiagnosticBag();
        TypedExpression? tree = Checker.Check(text.Text, scope.Names, ExpressionKind.Boolean, faults);
        if (tree is null)
        {
            faults.ReportTo(diagnostics, text);
            return settings.EnableExceptionAsErrorMessageForRuleExpressionParsing
                ? Failed(rule, scope, diagnostics, "Exception while parsing expression `" + Shown(text.Text) + "` - " + faults.FirstMessage)
                : new RuleResult(rule, scope);
        }

        try
        {
            bool holds = (bool)scope.Evaluate(tree)!;
            return new RuleResult(rule, scope) { Outcome = holds ? RuleOutcome.True : RuleOutcome.False };
        }
        catch (EvaluationFaultException fault)
        {
            diagnostics.Error(LanguageCode.Evaluation, text.SpanOf(tree.Range), fault.Message);
            return Failed(rule, scope, diagnostics, "Error while executing rule : \u0000 - " + fault.Message);
        }
    }

    private RuleResult Group(Rule rule, EvaluationScope scope)
    {
        bool? any = rule.Operator switch { "And" or "AndAlso" => false, "Or" or "OrElse" => true, _ => null };
        var diagnostics = new DiagnosticBag();
        if (any is not { } isAny)
        {
            diagnostics.Error(WorkflowCode.Operator, rule.Span, $"'Operator' is '{rule.Operator}'; expected And, AndAlso, Or, OrElse in this case");
            return Failed(rule, scope, diagnostics, "Exception while parsing expression `` - the operator '" + rule.Operator + "' is written And, AndAlso, Or or OrElse");
        }

        if (rule.Rules.Count == 0)
        {
            diagnostics.Error(WorkflowCode.RuleForm, rule.Span, "'WorkflowsToInject' of a rule is never carried out, and the rule has no 'Rules'");
            return Failed(rule, scope, diagnostics, "Exception while parsing expression `` - the rule has no Rules; WorkflowsToInject of a rule is never carried out");
        }

        var result = new RuleResult(rule, scope);
        foreach (Rule child in rule.Rules.Where(r => r.Enabled))
        {
            RuleResult answer = Rule(child, scope);
            result.Children.Add(answer);
            if (settings.StopsEarly && answer.IsSuccess == isAny)
            {
                break;
            }
        }

        bool holds = result.Children.Count > 0 && (isAny ? result.Children.Exists(c => c.IsSuccess) : result.Children.TrueForAll(c => c.IsSuccess));
        result.Outcome = holds ? RuleOutcome.True : RuleOutcome.False;
        return result;
    }

    /// <summary>An error as the settings want it: thrown, told, or hidden as a plain false.</summary>
    private RuleResult Failed(Rule rule, EvaluationScope scope, DiagnosticBag diagnostics, string template)
    {
        string message = template.Replace("\u0000", rule.Name, StringComparison.Ordinal);
        if (!settings.EnableExceptionAsErrorMessage)
        {
            throw new WorkflowThrowsException(message);
        }

        var result = new RuleResult(rule, scope) { Outcome = settings.IgnoreException ? RuleOutcome.False : RuleOutcome.Error, Message = settings.IgnoreException ? "" : message };
        result.Diagnostics.AddRange(diagnostics);
        return result;
    }

    private void Finish(List<RuleResult> results, ActionRunner actions)
    {
        foreach (RuleResult result in results)
        {
            if (settings.EnableFormattedErrorMessage && !result.IsSuccess && result.Message.Length == 0 && result.Rule.ErrorMessage is { } message)
            {
                result.Message = MessageInterpolation.Fill(message, result.Scope);
            }
        }

        if (settings.AutoExecuteActions)
        {
            results.ForEach(actions.Run);
        }
    }

    private static string Shown(string text) => text.Length <= ExpressionLimits.MaxLength ? text : text[..200] + "…";
}
