using Planner.Rules.Pack;

namespace Planner.Reporting.Charts.Figures;

/// <summary>One locality's metric over the years of its past.</summary>
/// <param name="Title">The locality.</param>
/// <param name="Years">Years, ascending.</param>
/// <param name="P5">5th percentile by year.</param>
/// <param name="P25">25th percentile.</param>
/// <param name="P50">Median.</param>
/// <param name="P75">75th percentile.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="Observed">What was observed.</param>
public sealed record HistoryPanel(
    LocalizedText Title,
    IReadOnlyList<int> Years,
    IReadOnlyList<double> P5,
    IReadOnlyList<double> P25,
    IReadOnlyList<double> P50,
    IReadOnlyList<double> P75,
    IReadOnlyList<double> P95,
    IReadOnlyList<(int Year, double Value)> Observed);
