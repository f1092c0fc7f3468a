namespace Planner.Rules.Pack;

/// <summary>
/// A saturating effect of a component's money on households: max · (1 − exp(−m / (scale · poor and near-poor households of the commune))).
/// File: <c>rules/funding/responses.json</c>.
/// </summary>
/// <param name="Kind">What it moves.</param>
/// <param name="Max">The effect of unlimited money; for income log points per year, for hazards log points; ≥ 0.</param>
/// <param name="Scale">Million VND (prices of 2021) per poor or near-poor household at which 63 % of <paramref name="Max"/> is reached; &gt; 0.</param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record HouseholdEffect(HouseholdEffectKind Kind, double Max, double Scale, Provenance Provenance);
