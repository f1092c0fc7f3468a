namespace Planner.Rules.Pack;

/// <summary>How far a threshold is moved.</summary>
/// <param name="Parameter">Id of the parameter.</param>
/// <param name="Below">How far below its value in force, in its unit; ≥ 0.</param>
/// <param name="Above">How far above; ≥ 0.</param>
/// <param name="Provenance">Why so far.</param>
public sealed record ThresholdRange(string Parameter, double Below, double Above, Provenance Provenance);
