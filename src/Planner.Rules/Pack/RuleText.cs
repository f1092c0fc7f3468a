using Planner.Rules.Documents;

namespace Planner.Rules.Pack;

/// <summary>An expression as a sibling document holds it: its text and the JSON string it was read from, for exact places in messages.</summary>
/// <param name="Value">The JSON string.</param>
public sealed record RuleText(JsonValue Value)
{
    /// <summary>The expression.</summary>
    public string Text => Value.Text;
}
