using Planner.Rules.Diagnostics;

namespace Planner.Rules.Testing;

/// <summary>A change of the rules that no test noticed.</summary>
/// <param name="Rule">The rule's path; for a parameter those that read it.</param>
/// <param name="Span">Where the changed thing stands.</param>
/// <param name="Change">The change: <c>&gt;= → &gt;</c>, <c>42 → 43</c>, <c>without the rule</c>.</param>
public sealed record SurvivingMutant(string Rule, SourceSpan Span, string Change);
