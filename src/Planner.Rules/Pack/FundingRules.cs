namespace Planner.Rules.Pack;

/// <summary>Everything under <c>rules/funding/</c>.</summary>
/// <param name="Programmes">Programmes.</param>
/// <param name="Components">Components, in file order.</param>
/// <param name="Allocations">Shipped allocation rules by id.</param>
/// <param name="Disbursement">Disbursement by kind of money.</param>
/// <param name="DebtShare">Share (0..1) of a counterpart shortfall that is built all the same and becomes construction debt.</param>
/// <param name="DebtRepayment">Share (0..1) of a commune's debt that is paid back each year.</param>
/// <param name="PriceGrowth">Yearly growth of works' prices, log points.</param>
/// <param name="Provenance">Provenance of the last three, by their member names.</param>
public sealed record FundingRules(
    IReadOnlyList<ProgrammeDefinition> Programmes,
    IReadOnlyList<ComponentDefinition> Components,
    IReadOnlyDictionary<string, AllocationRule> Allocations,
    IReadOnlyList<DisbursementRule> Disbursement,
    double DebtShare,
    double DebtRepayment,
    double PriceGrowth,
    IReadOnlyDictionary<string, Provenance> Provenance);
