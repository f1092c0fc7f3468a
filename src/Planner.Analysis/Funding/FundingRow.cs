using Planner.Localities.Scenarios;
using Planner.Rules.Pack;

namespace Planner.Analysis.Funding;

/// <summary>Approved money of one programme, kind and source over the years looked at, shared out to districts; billion VND, nominal.</summary>
/// <param name="Programme">The programme's id.</param>
/// <param name="Kind">The kind of money.</param>
/// <param name="Source">Whose money.</param>
/// <param name="Districts">By district, in the locality's order.</param>
/// <param name="Nowhere">What reaches no commune.</param>
public sealed record FundingRow(string Programme, MoneyKind Kind, MoneySource Source, IReadOnlyList<double> Districts, double Nowhere)
{
    /// <summary>Approved in all.</summary>
    public double Total => Districts.Sum() + Nowhere;
}
