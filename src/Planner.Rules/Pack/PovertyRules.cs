namespace Planner.Rules.Pack;

/// <summary>
/// Everything under <c>rules/poverty/</c>. Hazards per year of a household at the reference: income growth of <see cref="ReferenceGrowth"/>, no
/// programme money, no shock; p = 1 − exp(−h). File: <c>rules/poverty/flows.json</c>.
/// </summary>
/// <param name="Lines">Lines, in order of time.</param>
/// <param name="Changes">Re-measurements.</param>
/// <param name="ExitMobile">Hazard of leaving poverty, households with labour capacity.</param>
/// <param name="ExitHard">Hazard of leaving poverty, households without.</param>
/// <param name="HardShare">Share of the poor at the start without labour capacity; 0..1.</param>
/// <param name="ExitToNear">Share of leavers who land near-poor; 0..1.</param>
/// <param name="FallBack">Hazard of a recent leaver (near-poor for one year) falling back.</param>
/// <param name="NearToPoor">Hazard of another near-poor household becoming poor.</param>
/// <param name="NearToOther">Hazard of a near-poor household leaving near-poverty upwards.</param>
/// <param name="OtherToPoor">Hazard of another household becoming poor.</param>
/// <param name="OtherToNear">Hazard of another household becoming near-poor.</param>
/// <param name="NewPoorHardShare">Share of the newly poor without labour capacity; 0..1.</param>
/// <param name="IncomeElasticity">Log points of exit hazard (and minus those of entry) per log point of income growth above the reference.</param>
/// <param name="ReferenceGrowth">Yearly growth of log income at which the hazards are stated.</param>
/// <param name="ProvinceYearSpread">Standard deviation of the province-year term of log hazards.</param>
/// <param name="DistrictYearSpread">Standard deviation of the district-year term.</param>
/// <param name="CommuneSpread">Standard deviation of the commune's permanent term.</param>
/// <param name="DisasterEntry">Log points added to entry hazards by a disaster of severity 1.</param>
/// <param name="MeasurementSpread">Standard deviation of the log ratio of the measured to the true number of poor.</param>
/// <param name="Income">Growth of income.</param>
public sealed record PovertyRules(
    IReadOnlyList<PovertyLine> Lines,
    IReadOnlyList<LineChange> Changes,
    Coefficient ExitMobile,
    Coefficient ExitHard,
    Coefficient HardShare,
    Coefficient ExitToNear,
    Coefficient FallBack,
    Coefficient NearToPoor,
    Coefficient NearToOther,
    Coefficient OtherToPoor,
    Coefficient OtherToNear,
    Coefficient NewPoorHardShare,
    Coefficient IncomeElasticity,
    Coefficient ReferenceGrowth,
    Coefficient ProvinceYearSpread,
    Coefficient DistrictYearSpread,
    Coefficient CommuneSpread,
    Coefficient DisasterEntry,
    Coefficient MeasurementSpread,
    IncomeRules Income)
{
    /// <summary>Log points of exit hazard while the commune is registered for certification: support and review are concentrated there.</summary>
    public Coefficient RegisteredExit { get; init; } = new(0, new Provenance(null, null, "no effect of registration on exits", default));

    /// <summary>Measured over true number of poor households apart from chance: what a scenario says of its review's errors; 1 for none.</summary>
    public double ReviewBias { get; init; } = 1;
}
