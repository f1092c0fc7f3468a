namespace Planner.Rules.Pack;

/// <summary>Yearly shocks. File: <c>rules/poverty/shocks.json</c>.</summary>
/// <param name="DisasterChance">Chance per district and year of a disaster; 0..1.</param>
/// <param name="DisasterSeverityMean">Mean severity of a commune struck, Beta on (0, 1).</param>
/// <param name="DisasterSeverityConcentration">a + b of that Beta.</param>
/// <param name="EpidemicChance">Chance per province and year of an epidemic; 0..1.</param>
/// <param name="PriceSpread">Standard deviation of the province-year term of works' log prices.</param>
public sealed record ShockRules(
    Coefficient DisasterChance,
    Coefficient DisasterSeverityMean,
    Coefficient DisasterSeverityConcentration,
    Coefficient EpidemicChance,
    Coefficient PriceSpread);
