using Planner.Rules.Documents;
using Planner.Rules.Language;
using Planner.Rules.Workflows;

namespace Planner.Rules.Live;

/// <summary>Tells whether a compiled rule still stands for what a file says: same text at the same places, same inputs in the same slots.</summary>
internal static class RuleComparison
{
    /// <summary>Whether the compiled rule can stay.</summary>
    /// <param name="compiled">The compiled rule.</param>
    /// <param name="rule">What the file says.</param>
    /// <param name="inputs">The inputs as they lie now.</param>
    public static bool StandsFor(CompiledRule compiled, Rule rule, IReadOnlySet<InputField> inputs) => Same(compiled.Source, rule) && InputsSame(compiled, inputs);

    /// <summary>Whether two lists of parameters are written alike at the same places.</summary>
    public static bool Same(IReadOnlyList<ScopedParam> a, IReadOnlyList<ScopedParam> b) =>
        a.Count == b.Count && a.Zip(b).All(p => p.First.Name == p.Second.Name && p.First.NameSpan == p.Second.NameSpan && Same(p.First.Expression, p.Second.Expression));

    private static bool Same(Rule a, Rule b) =>
        a.Name == b.Name && a.Span == b.Span && a.Operator == b.Operator && a.Enabled == b.Enabled && a.ErrorMessage == b.ErrorMessage
        && a.SuccessEvent == b.SuccessEvent && Same(a.Expression, b.Expression) && Same(a.Properties, b.Properties) && Same(a.LocalParams, b.LocalParams)
        && Same(a.OnSuccess, b.OnSuccess) && Same(a.OnFailure, b.OnFailure)
        && a.Rules.Count == b.Rules.Count && a.Rules.Zip(b.Rules).All(r => Same(r.First, r.Second));

    private static bool Same(ExpressionText? a, ExpressionText? b) =>
        a is null ? b is null : b is not null && a.Text == b.Text && a.Span == b.Span && a.Json?.Raw == b.Json?.Raw;

    private static bool Same(RuleAction? a, RuleAction? b) =>
        a is null ? b is null : b is not null && a.Name == b.Name && a.Span == b.Span && Same(a.Context, b.Context);

    private static bool Same(IReadOnlyList<JsonMember> a, IReadOnlyList<JsonMember> b) =>
        a.Count == b.Count && a.Zip(b).All(m => m.First.Name == m.Second.Name && m.First.NameSpan == m.Second.NameSpan && Same(m.First.Value, m.Second.Value));

    private static bool Same(JsonValue? a, JsonValue? b) => ReferenceEquals(a, b)
        || (a is not null && b is not null && a.Kind == b.Kind && a.Span == b.Span && a.Raw == b.Raw && Same(a.Members, b.Members)
            && a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(i => Same(i.First, i.Second)));

    private static bool InputsSame(CompiledRule rule, IReadOnlySet<InputField> inputs) =>
        (rule.Expression?.Inputs.All(inputs.Contains) ?? true) && rule.Children.All(c => InputsSame(c, inputs));
}
