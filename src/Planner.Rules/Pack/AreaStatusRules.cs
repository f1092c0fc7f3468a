namespace Planner.Rules.Pack;

/// <summary>
/// Especially difficult communes and villages, poor districts: how the status ends. It changes only by a dated decision: certification
/// (the switch rule), or a review at the end of given years. File: <c>rules/status/areas.json</c>.
/// </summary>
/// <param name="SwitchOnCertification">Whether certification ends especially-difficult status.</param>
/// <param name="SwitchProvenance">Legal source of the switch rule.</param>
/// <param name="CommuneReviewYears">Years at whose end communes' status is reviewed.</param>
/// <param name="CommuneRemains">Boolean expression over <c>commune</c>, <c>year</c>, <c>p</c>: an especially difficult commune that stays so at review.</param>
/// <param name="VillageReviewYears">Years at whose end villages' status is reviewed.</param>
/// <param name="VillageThreshold">Poverty rate (percent) from which a village stays especially difficult.</param>
/// <param name="VillageSpread">Standard deviation of villages' logit poverty around their commune's.</param>
/// <param name="PoorDistrictReviewYears">Years at whose end poor districts are reviewed.</param>
/// <param name="PoorDistrictRemains">Boolean expression over <c>district</c>, <c>year</c>, <c>p</c>.</param>
/// <param name="Provenance">Legal source of the review rules.</param>
public sealed record AreaStatusRules(
    bool SwitchOnCertification,
    Provenance SwitchProvenance,
    IReadOnlyList<int> CommuneReviewYears,
    RuleText CommuneRemains,
    IReadOnlyList<int> VillageReviewYears,
    Coefficient VillageThreshold,
    Coefficient VillageSpread,
    IReadOnlyList<int> PoorDistrictReviewYears,
    RuleText PoorDistrictRemains,
    Provenance Provenance)
{
    /// <summary>Legal source of the villages' rule; null where it was not given apart.</summary>
    public Provenance? VillageProvenance { get; init; }

    /// <summary>Legal source of the poor districts' rule; null where it was not given apart.</summary>
    public Provenance? PoorDistrictProvenance { get; init; }
}
