using Planner.Analysis.Comparison;
using Planner.Localities.Scenarios;

namespace Planner.Analysis.Findings;

/// <summary>What one way of spending does to all targets against the reference.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="MoneyRatio">Its approved money over the reference's; null where the reference has none.</param>
/// <param name="Better">Targets whose probability is higher, the interval of the difference leaving out 0.</param>
/// <param name="Worse">Targets whose probability is lower, likewise; the largest fall first.</param>
/// <param name="TotalDifference">Sum of the differences over all targets; breaks ties.</param>
public sealed record SpendingVerdict(
    Scenario Scenario,
    double? MoneyRatio,
    IReadOnlyList<TargetDifference> Better,
    IReadOnlyList<TargetDifference> Worse,
    double TotalDifference)
{
    /// <summary>Targets gained less targets lost.</summary>
    public int Balance => Better.Count - Worse.Count;

    /// <summary>Whether the money is that of the reference, to half a percent.</summary>
    public bool SameMoney => MoneyRatio is null or (> 0.995 and < 1.005);

    /// <summary>Whether it is more.</summary>
    public bool MoreMoney => MoneyRatio >= 1.005;

    internal static SpendingVerdict Of(EnsembleComparison comparison, ScenarioResult scenario)
    {
        TargetDifference[] differences = comparison.TargetDifferences.Where(d => d.B == scenario.Scenario.Id && d.Probability is not null).ToArray();
        double reference = comparison.Reference.Money.Approved;
        return new SpendingVerdict(
            scenario.Scenario,
            reference > 0 ? scenario.Money.Approved / reference : null,
            differences.Where(d => d.Probability!.Value.Low > 0).OrderByDescending(d => d.Probability!.Value.Estimate).ToArray(),
            differences.Where(d => d.Probability!.Value.High < 0).OrderBy(d => d.Probability!.Value.Estimate).ToArray(),
            differences.Sum(d => d.Probability!.Value.Estimate));
    }
}
