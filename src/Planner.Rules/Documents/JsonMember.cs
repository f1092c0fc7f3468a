using Planner.Rules.Diagnostics;

namespace Planner.Rules.Documents;

/// <summary>One member of a JSON object.</summary>
/// <param name="Name">The name, escapes decoded.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Value">The value.</param>
public sealed record JsonMember(string Name, SourceSpan NameSpan, JsonValue Value);
