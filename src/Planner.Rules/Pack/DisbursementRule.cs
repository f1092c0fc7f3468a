namespace Planner.Rules.Pack;

/// <summary>
/// How much of a year's approved money is spent, and when. File: <c>rules/funding/disbursement.json</c>, by kind of money. The share spent
/// is δ ~ Beta(Mean·Concentration, (1 − Mean)·Concentration).
/// </summary>
/// <param name="Kind">The kind of money.</param>
/// <param name="Mean">Mean share spent by year; the last given year holds on. 0..1 exclusive.</param>
/// <param name="Concentration">a + b of the Beta; &gt; 0, larger is surer.</param>
/// <param name="CarryOver">Share (0..1) of what was not spent that is carried into the next year; the rest lapses.</param>
/// <param name="LateShare">Share (0..1) of the spent money that is spent after the autumn review, so acts on the next year's.</param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record DisbursementRule(
    MoneyKind Kind,
    IReadOnlyDictionary<int, double> Mean,
    double Concentration,
    double CarryOver,
    double LateShare,
    Provenance Provenance)
{
    /// <summary>The mean share spent in a year: that of the latest given year not after it.</summary>
    /// <param name="year">The year.</param>
    public double MeanIn(int year) => Mean.Where(m => m.Key <= year).OrderByDescending(m => m.Key).Select(m => m.Value)
        .FirstOrDefault(Mean.OrderBy(m => m.Key).First().Value);
}
