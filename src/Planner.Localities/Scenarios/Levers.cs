namespace Planner.Localities.Scenarios;

/// <summary>What a locality may decide beyond its budget and its allocation rules. Scenario member <c>levers</c>.</summary>
/// <param name="AvoidDebt">BK-L2: no work beyond the money found; a counterpart shortfall shrinks the work instead of becoming debt.</param>
/// <param name="MinorityFocus">BK-L1: weights are multiplied by 1 + focus · ethnic-minority share (0..1); ≥ 0.</param>
/// <param name="OverlapLoss">BK-L3: share (0..1) lost of what further components add where one already funds the same indicator of the same commune.</param>
/// <param name="CounterpartCeiling">Billion VND of local budget available as counterpart, by year; the last given year holds on; none: no ceiling.</param>
public sealed record Levers(bool AvoidDebt, double MinorityFocus, double OverlapLoss, IReadOnlyDictionary<int, double> CounterpartCeiling);
