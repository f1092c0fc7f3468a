namespace Planner.Rules.Pack;

/// <summary>Yearly growth of log income per person. File: <c>rules/poverty/income.json</c>.</summary>
/// <param name="Growth">Nominal trend, log points per year.</param>
/// <param name="CatchUp">Further trend of ethnic-minority income, log points per year.</param>
/// <param name="MinoritySupport">Factor on programme effects for ethnic-minority income; ≥ 0.</param>
/// <param name="ProvinceYearSpread">Standard deviation of the province-year term.</param>
/// <param name="DistrictYearSpread">Standard deviation of the district-year term.</param>
/// <param name="CommuneYearSpread">Standard deviation of the commune-year term.</param>
/// <param name="CommuneSpread">Standard deviation of the commune's permanent difference in growth.</param>
/// <param name="DisasterLoss">Log points lost in a disaster of severity 1.</param>
/// <param name="EpidemicLoss">Log points lost in a year of epidemic (people or livestock).</param>
public sealed record IncomeRules(
    Coefficient Growth,
    Coefficient CatchUp,
    Coefficient MinoritySupport,
    Coefficient ProvinceYearSpread,
    Coefficient DistrictYearSpread,
    Coefficient CommuneYearSpread,
    Coefficient CommuneSpread,
    Coefficient DisasterLoss,
    Coefficient EpidemicLoss)
{
    /// <summary>Further yearly growth of log income in communes registered for certification; ≥ 0.</summary>
    public Coefficient RegisteredGrowth { get; init; } = new(0, new Provenance(null, null, "no effect of registration on income", default));
}
