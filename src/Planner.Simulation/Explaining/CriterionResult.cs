using Planner.Rules.Pack;

namespace Planner.Simulation.Explaining;

/// <summary>One criterion on one commune.</summary>
/// <param name="Id">Rule name, e.g. <c>c17</c>.</param>
/// <param name="Title">What it is; null where the file gives none.</param>
/// <param name="Passed">Whether it is met.</param>
/// <param name="Error">What could not be evaluated; null when all could.</param>
/// <param name="Comparisons">Every comparison with both sides and its margin.</param>
public sealed record CriterionResult(
    string Id, LocalizedText? Title, bool Passed, string? Error, IReadOnlyList<ComparisonResult> Comparisons)
{
    /// <summary>
    /// Changes of one indicator each of which alone turns the criterion, the cheapest first, then those without a price by their share of the range. Empty where no
    /// single indicator turns it.
    /// </summary>
    public IReadOnlyList<IndicatorChange> Changes { get; init; } = [];

    /// <summary>
    /// Where it fails and no single indicator turns it: changes that do so together, one for each condition that fails. Empty where there are none.
    /// </summary>
    public IReadOnlyList<IndicatorChange> Together { get; init; } = [];

    /// <summary>Million VND for all of <see cref="Together"/>; null where one of them has no price or there are none.</summary>
    public double? TogetherMoney => Together.Count > 0 && Together.All(c => c.Turning.Price?.Money is not null) ? Together.Sum(c => c.Turning.Price!.Money!.Value) : null;

    /// <summary>Inputs (their paths) of which the search could not tell whether they turn the criterion.</summary>
    public IReadOnlyList<string> Undecided { get; init; } = [];
}
