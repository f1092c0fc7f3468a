using Planner.Rules.Pack;

namespace Planner.Simulation.Explaining;

/// <summary>One criterion on one commune.</summary>
/// <param name="Id">Rule name, e.g. <c>c17</c>.</param>
/// <param name="Title">What it is; null where the file gives none.</param>
/// <param name="Passed">Whether it is met.</param>
/// <param name="Error">What could not be evaluated; null when all could.</param>
/// <param name="Comparisons">Every comparison with both sides and its margin.</param>
public sealed record CriterionResult(
    string Id, LocalizedText? Title, bool Passed, string? Error, IReadOnlyList<ComparisonResult> Comparisons);
