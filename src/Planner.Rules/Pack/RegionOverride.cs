namespace Planner.Rules.Pack;

/// <summary>
/// Communes that use another region's column: especially difficult and safe-zone communes of poor districts use the northern-mountain
/// thresholds (QĐ 318/QĐ-TTg). File: <c>rules/criteria/parameters.json</c>, member <c>regionOverrides</c>.
/// </summary>
/// <param name="Region">The region whose column they use.</param>
/// <param name="When">Boolean expression over <c>commune</c> and <c>year</c>.</param>
/// <param name="Provenance">Where the rule comes from.</param>
public sealed record RegionOverride(string Region, RuleText When, Provenance Provenance);
