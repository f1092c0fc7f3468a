using Planner.Rules.Pack;

namespace Planner.Localities.Decisions;

/// <summary>
/// A limit that money must keep in every named year: least ≤ Σ coefficient · amount ≤ most. Floors, ceilings, ratios and earmarks are all of this form: "at least a
/// third as much for training as for livelihoods" is training − 1/3 · livelihood ≥ 0. Scenario member <c>optimise.limits</c>.
/// </summary>
/// <param name="Title">What it asks for.</param>
/// <param name="Lines">Budget line → coefficient.</param>
/// <param name="Years">The years.</param>
/// <param name="Least">Billion VND; −∞ for none.</param>
/// <param name="Most">Billion VND; +∞ for none.</param>
/// <param name="Provenance">Who asks for it.</param>
public sealed record MoneyLimit(
    LocalizedText Title, IReadOnlyDictionary<string, double> Lines, IReadOnlyList<int> Years, double Least, double Most, Provenance Provenance)
{
    // Amounts are rounded to a tenth of a billion; a limit is not broken by the last digit.
    private const double Slack = 1e-6;

    /// <summary>Whether amounts keep it.</summary>
    /// <param name="amount">Billion VND of a line in a year.</param>
    public bool Holds(Func<string, int, double> amount)
    {
        ArgumentNullException.ThrowIfNull(amount);
        return Years.All(year =>
        {
            double sum = Lines.Sum(l => l.Value * amount(l.Key, year));
            return sum >= Least - Slack && sum <= Most + Slack;
        });
    }
}
