using Planner.Rules.Pack;

namespace Planner.Localities.Calibration;

/// <summary>A metric whose observations are fitted.</summary>
/// <param name="Metric">Its id.</param>
/// <param name="Scale"><c>plain</c>, <c>logit</c> (of a percentage) or <c>root</c> (of a count).</param>
/// <param name="Discrepancy">Standard deviation on that scale of what the model and the count leave out; &gt; 0.</param>
/// <param name="Provenance">Why so much.</param>
public sealed record CalibratedMetric(string Metric, string Scale, double Discrepancy, Provenance Provenance);
