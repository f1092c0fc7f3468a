namespace Planner.Localities.Synthesis;

/// <summary>One criterion of the set in force at the start.</summary>
/// <param name="Rule">Rule name in the workflow.</param>
/// <param name="Given">
/// Whether other stages decide it (income, poverty); then no indicator is set for it, and it is counted as it comes out.
/// </param>
/// <param name="Ease">How easily it is met: communes meet the criteria for which ease + loading·development + chance is greatest.</param>
/// <param name="Loading">How much development tells for it.</param>
/// <param name="Indicators">Indicators that decide it: all above their thresholds where it is met, at least one below where it is not.</param>
public sealed record CriterionSpecification(string Rule, bool Given, double Ease, double Loading, IReadOnlyList<string> Indicators)
{
    /// <summary>Published number of communes that meet it; null where only the number of criteria per commune is known.</summary>
    public int? Communes { get; init; }
}
