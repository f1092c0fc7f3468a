using Planner.Rules.Diagnostics;
using Planner.Rules.Language;

namespace Planner.Rules.Workflows;

/// <summary>A named value computed before the rules that see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Expression">Its value.</param>
public sealed record ScopedParam(string Name, SourceSpan NameSpan, ExpressionText Expression);
