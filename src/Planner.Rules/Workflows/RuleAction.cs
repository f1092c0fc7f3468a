using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Workflows;

/// <summary>What a rule does after it was evaluated.</summary>
/// <param name="Name">OutputExpression or EvaluateRule, in any case.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Context">Its arguments; their names ignore case.</param>
public sealed record RuleAction(string Name, SourceSpan Span, IReadOnlyList<JsonMember> Context)
{
    /// <summary>The argument of that name, in any case, or null.</summary>
    /// <param name="name">The argument's name.</param>
    public JsonValue? Argument(string name) => Context.FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}
