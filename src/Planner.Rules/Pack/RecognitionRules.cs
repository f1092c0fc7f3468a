namespace Planner.Rules.Pack;

/// <summary>
/// From meeting the criteria to the decision, registration, review and revocation (QĐ 18/2022/QĐ-TTg). File: <c>rules/status/recognition.json</c>.
/// </summary>
/// <param name="DossierSuccess">Chance that a registered commune which meets all criteria passes assessment, verification and appraisal within the year; 0..1.</param>
/// <param name="DossierSuccessUnregistered">The same for a commune that meets them without being registered.</param>
/// <param name="Satisfaction">Mean of residents' satisfaction when a commune meets all criteria, percent.</param>
/// <param name="SatisfactionSpread">Its standard deviation, points.</param>
/// <param name="SatisfactionRequired">Least satisfaction for recognition, percent.</param>
/// <param name="AdvancedPause">Years a commune is held at a level before the next may be decided; ≥ 0.</param>
/// <param name="RegistrationChance">Spread, in criteria, of the chance element when the year's list is drawn up.</param>
/// <param name="RegistrationHold">Years a commune stays on the list before it may be dropped.</param>
/// <param name="RegistrationDrop">Chance per year after that of being dropped; 0..1.</param>
/// <param name="OldSetGrace">Whether a certificate under the old set holds until reviewed (true) or is judged at once.</param>
/// <param name="ReviewYears">Years at whose end certified communes are reviewed for revocation.</param>
/// <param name="RevokeShare">Share of criteria failed from which a certificate is revoked if a key criterion is among them; 0..1.</param>
/// <param name="RevokeShareAny">Share of criteria failed from which it is revoked in any case; 0..1.</param>
/// <param name="KeyCriteria">Rule names of the key criteria.</param>
/// <param name="DistrictLastYear">Last year at whose end the district tier can be judged.</param>
public sealed record RecognitionRules(
    Coefficient DossierSuccess,
    Coefficient DossierSuccessUnregistered,
    Coefficient Satisfaction,
    Coefficient SatisfactionSpread,
    Coefficient SatisfactionRequired,
    Coefficient AdvancedPause,
    Coefficient RegistrationChance,
    Coefficient RegistrationHold,
    Coefficient RegistrationDrop,
    Coefficient OldSetGrace,
    IReadOnlyList<int> ReviewYears,
    Coefficient RevokeShare,
    Coefficient RevokeShareAny,
    IReadOnlyList<string> KeyCriteria,
    Coefficient DistrictLastYear)
{
    /// <summary>Where the review years come from; null where it was not given.</summary>
    public Provenance? ReviewProvenance { get; init; }

    /// <summary>Where the list of key criteria comes from; null where it was not given.</summary>
    public Provenance? KeyCriteriaProvenance { get; init; }
}
