using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;

namespace Planner.Rules.Workflows;

/// <summary>A rule: an expression, or a group of rules joined by an operator.</summary>
public sealed record Rule
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it starts.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>Free tags, kept as they stand; null when there are none.</summary>
    public JsonValue? Properties { get; init; }

    /// <summary>The operator as written; null for an expression.</summary>
    public string? Operator { get; init; }

    /// <summary>Whether the rule takes part; a disabled rule has no result and is not checked.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Text for a failed rule, with $(input.member) placeholders.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Label of success.</summary>
    public string? SuccessEvent { get; init; }

    /// <summary>Parameters of this rule, its children and its actions, in order.</summary>
    public IReadOnlyList<ScopedParam> LocalParams { get; init; } = [];

    /// <summary>The children of a group.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>The expression; null for a group.</summary>
    public ExpressionText? Expression { get; init; }

    /// <summary>What to do after the rule succeeded.</summary>
    public RuleAction? OnSuccess { get; init; }

    /// <summary>What to do after the rule failed.</summary>
    public RuleAction? OnFailure { get; init; }

    /// <summary>Whether this is a group.</summary>
    public bool IsGroup => Operator is not null;
}
