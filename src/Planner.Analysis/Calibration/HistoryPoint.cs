namespace Planner.Analysis.Calibration;

/// <summary>A metric in a year of a simulated history.</summary>
/// <param name="Metric">Id of the metric.</param>
/// <param name="Year">The year, at its end.</param>
/// <param name="Scale">Scale on which it is compared.</param>
/// <param name="Discrepancy">Standard deviation, on that scale, of what the model and the count leave out; &gt; 0.</param>
public sealed record HistoryPoint(string Metric, int Year, ObservationScale Scale, double Discrepancy);
