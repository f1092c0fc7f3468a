using Planner.Rules.Language;

namespace Planner.Rules.Workflows;

/// <summary>Why a rule holds or not.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Decisive">Whether turning this rule alone would turn the top rule.</param>
/// <param name="Error">What failed, for an expression; null otherwise.</param>
/// <param name="Children">The children of a group.</param>
/// <param name="Explanation">The explained expression; null for a group. Its comparisons are decisive for the expression alone.</param>
/// <param name="Comparisons">All comparisons of the rule and its children in order, decisive where turning one alone would turn the top rule.</param>
public sealed record RuleExplanation(
    CompiledRule Rule,
    RuleOutcome Outcome,
    bool Decisive,
    string? Error,
    IReadOnlyList<RuleExplanation> Children,
    Explanation? Explanation,
    IReadOnlyList<ComparisonExplanation> Comparisons)
{
    /// <summary>Whether the rule holds.</summary>
    public bool Passed => Outcome == RuleOutcome.True;
}
