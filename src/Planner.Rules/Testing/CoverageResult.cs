namespace Planner.Rules.Testing;

/// <summary>How much of a workflow the tests of one file came to. Only rules whose result is expected, and those below them, count as evaluated.</summary>
/// <param name="Rules">Results that rules can have: two per rule and condition, true and false (one that is constant has one); one per number, that it has a value.</param>
/// <param name="RulesSeen">Of these, seen.</param>
/// <param name="Sides">
/// Sides of comparisons: three (left smaller, equal, left greater) for an order of numbers, two for an equality and for a truth that stands alone.
/// </param>
/// <param name="SidesSeen">Of these, seen where the evaluation came there.</param>
/// <param name="Gaps">What was not seen, in file order.</param>
public sealed record CoverageResult(int Rules, int RulesSeen, int Sides, int SidesSeen, IReadOnlyList<CoverageGap> Gaps)
{
    /// <summary>Whether every result was seen.</summary>
    public bool AllRules => RulesSeen == Rules;
}
