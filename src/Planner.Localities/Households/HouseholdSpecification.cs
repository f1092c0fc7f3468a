using Planner.Rules.Pack;

namespace Planner.Localities.Households;

/// <summary>What a locality's household layer assumes beside its communes table. Member <c>households</c> of <c>synthesis.json</c>; docs/synthesis.md, "Households".</summary>
/// <param name="IncomeSpread">Standard deviation of log income below the knee, where the commune's poor do not ask for less.</param>
/// <param name="DeprivationLoading">By how much the logit of every deprivation falls per standard deviation of log income; ≥ 0.</param>
/// <param name="MinorityLoading">By how much the logit of belonging to an ethnic minority falls per standard deviation of log income; ≥ 0.</param>
/// <param name="LabourlessOther">Share (0..1) of households that are not poor without labour capacity; of the poor it is that of <c>flows.json</c>.</param>
/// <param name="Deprivations">The deprivations that the line counts.</param>
/// <param name="Provenance">Why these values.</param>
public sealed record HouseholdSpecification(
    double IncomeSpread, double DeprivationLoading, double MinorityLoading, double LabourlessOther, IReadOnlyList<DeprivationSpecification> Deprivations, Provenance Provenance);
