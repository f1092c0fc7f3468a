namespace Planner.Rules.Pack;

/// <summary>
/// How a component's yearly money is shared among the communes it may reach: first between districts, then within each. Files:
/// <c>rules/funding/allocations.json</c>, or a scenario's own <c>allocations</c>.
/// </summary>
/// <param name="Id">Name.</param>
/// <param name="Title">What it is.</param>
/// <param name="Kind">How it shares.</param>
/// <param name="Weight">
/// For weights: number ≥ 0 per commune. For ranking: the key, highest first. Over <c>commune</c>, <c>year</c>, <c>p</c>. Null for tables.
/// </param>
/// <param name="Filter">Boolean expression; communes where it is false get nothing. Null for none (eligibility always holds as well).</param>
/// <param name="DistrictWeight">Number ≥ 0 per commune whose sum is its district's weight; null: districts share as their communes' weights do.</param>
/// <param name="Concentration">Share (0..1) of the money kept for communes registered for certification this year, shared by the same weights.</param>
/// <param name="Floor">Least million VND a reached commune gets, while the money lasts; ≥ 0.</param>
/// <param name="Ceiling">Most million VND a commune gets; +∞ for none.</param>
/// <param name="Table">For tables: commune id → weight.</param>
/// <param name="Provenance">Legal source, or why assumed.</param>
public sealed record AllocationRule(
    string Id,
    LocalizedText Title,
    AllocationKind Kind,
    RuleText? Weight,
    RuleText? Filter,
    RuleText? DistrictWeight,
    double Concentration,
    double Floor,
    double Ceiling,
    IReadOnlyDictionary<string, double> Table,
    Provenance Provenance)
{
    /// <summary>Where there is a <see cref="DistrictWeight"/>: share (0..1) of the money that goes to the districts first; the rest is shared directly.</summary>
    public double DistrictShare { get; init; } = 1;
}
