using Planner.Localities.Policies;

namespace Planner.Localities.Scenarios;

/// <summary>What a locality may decide beyond its budget and its allocation rules. Scenario member <c>levers</c>; every lever is neutral where it is absent.</summary>
/// <param name="AvoidDebt">BK-L2: no work beyond the money found; a counterpart shortfall shrinks the work instead of becoming debt.</param>
/// <param name="MinorityFocus">BK-L1: weights are multiplied by 1 + focus · ethnic-minority share (0..1); ≥ 0.</param>
/// <param name="OverlapLoss">BK-L3: share (0..1) lost of what further components add where one already funds the same indicator of the same commune.</param>
/// <param name="CounterpartCeiling">Billion VND of local budget available as counterpart, by year; the last given year holds on; none: no ceiling.</param>
public sealed record Levers(bool AvoidDebt, double MinorityFocus, double OverlapLoss, IReadOnlyDictionary<int, double> CounterpartCeiling)
{
    /// <summary>QN-02: least share (0..1) of a weighted component's money kept for communes registered this year; rules that keep more stay.</summary>
    public double Concentration { get; init; }

    /// <summary>QN-04: least mean share (0..1) of the year's money that is spent in it; years and kinds that reach more stay.</summary>
    public double DisbursementRate { get; init; }

    /// <summary>QN-01.</summary>
    public ConditionalSupport? ConditionalSupport { get; init; }

    /// <summary>QN-03.</summary>
    public ProgrammeIntegration? ProgrammeIntegration { get; init; }

    /// <summary>QN-05.</summary>
    public HouseholdReview? HouseholdReview { get; init; }

    /// <summary>QN-06, already applied to <see cref="Scenario.Budget"/>.</summary>
    public LivelihoodShift? LivelihoodShift { get; init; }

    /// <summary>QN-07.</summary>
    public TrainingAndJobs? TrainingAndJobs { get; init; }

    /// <summary>QN-L8.</summary>
    public RemoteRoads? RemoteRoads { get; init; }

    /// <summary>QN-L9.</summary>
    public WeakestFirst? WeakestFirst { get; init; }

    /// <summary>QN-L10.</summary>
    public OfficialsAssigned? OfficialsAssigned { get; init; }

    /// <summary>LC-L1.</summary>
    public CostSharing? CostSharing { get; init; }

    /// <summary>DV-L2, already applied to <see cref="Scenario.Budget"/>.</summary>
    public ComponentShift? HouseholdGathering { get; init; }

    /// <summary>DV-L3, already applied to <see cref="Scenario.Budget"/>.</summary>
    public ComponentShift? HangingReservoirs { get; init; }

    /// <summary>KT-L1.</summary>
    public PriorityCommunes? PriorityCommunes { get; init; }

    /// <summary>KT-L2.</summary>
    public BudgetLevels? BudgetLevels { get; init; }
}
