using Planner.Rules.Pack;

namespace Planner.Localities.Scenarios;

/// <summary>
/// A mid-year move of slow money: components that have disbursed less than a share of their money by a date give part of what is left to components of the same
/// programme and kind that have disbursed more than another. Scenario member <c>moves</c>.
/// </summary>
/// <param name="Year">The year.</param>
/// <param name="Date">The day in the year, <c>MM-dd</c>; what tells readers when the decision is due.</param>
/// <param name="SpentByDate">Share (0..1) of a year's spending that is done by then; data, since money is spent late in the year.</param>
/// <param name="Below">A component whose disbursed share (0..1) by the date is below this gives.</param>
/// <param name="Above">A component whose disbursed share by the date is at least this takes.</param>
/// <param name="Share">Share (0..1) of a giver's money not yet disbursed that it gives.</param>
/// <param name="Provenance">Where the rule comes from.</param>
public sealed record MoneyMove(int Year, string Date, double SpentByDate, double Below, double Above, double Share, Provenance Provenance)
{
    /// <summary>The day of the move.</summary>
    public DateOnly Day => DateOnly.ParseExact(FormattableString.Invariant($"{Year}-{Date}"), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
