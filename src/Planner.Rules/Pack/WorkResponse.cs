namespace Planner.Rules.Pack;

/// <summary>
/// How a component's money closes the gap of one indicator: gap' = gap · exp(−m / (u · size · gap)), where m is the part of the money that
/// falls to it (docs/model.md, "Response"). File: <c>rules/funding/responses.json</c>.
/// </summary>
/// <param name="Indicator">The indicator's id.</param>
/// <param name="UnitCost">u: million VND (prices of 2021) per natural unit of the indicator and per unit of its size measure; &gt; 0.</param>
/// <param name="Emphasis">Weight of this indicator's need when the component's money is split over its works; &gt; 0.</param>
/// <param name="Lag">Years between spending and effect; 0 or 1.</param>
/// <param name="Provenance">Where the cost comes from.</param>
public sealed record WorkResponse(string Indicator, double UnitCost, double Emphasis, int Lag, Provenance Provenance);
