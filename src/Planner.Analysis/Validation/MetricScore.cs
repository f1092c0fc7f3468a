namespace Planner.Analysis.Validation;

/// <summary>Scores of one metric, means over its points, in the metric's unit.</summary>
/// <param name="Metric">Id of the metric.</param>
/// <param name="Points">Points scored.</param>
/// <param name="Crps">Mean continuous ranked probability score.</param>
/// <param name="MedianError">Mean absolute error of the forecast's median.</param>
/// <param name="Persistence">Mean absolute error of persistence, over the points that have one; null for none.</param>
/// <param name="StraightLine">Mean absolute error of the straight line, likewise.</param>
/// <param name="Width">Sharpness: mean width of the central 90 %.</param>
public sealed record MetricScore(string Metric, int Points, double Crps, double MedianError, double? Persistence, double? StraightLine, double Width);
