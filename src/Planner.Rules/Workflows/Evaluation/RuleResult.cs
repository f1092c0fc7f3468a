using Planner.Rules.Diagnostics;

namespace Planner.Rules.Workflows.Evaluation;

/// <summary>What came of one rule, with the scope its actions and message placeholders see.</summary>
internal sealed class RuleResult(Rule rule, EvaluationScope scope)
{
    public Rule Rule { get; } = rule;

    public EvaluationScope Scope { get; } = scope;

    public RuleOutcome Outcome { get; set; }

    public string Message { get; set; } = "";

    public object? Output { get; set; }

    public List<RuleResult> Children { get; } = [];

    /// <summary>The faults behind the outcome, with their places.</summary>
    public DiagnosticBag Diagnostics { get; } = new();

    public bool IsSuccess => Outcome == RuleOutcome.True;
}
