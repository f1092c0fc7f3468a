namespace Planner.Analysis.Calibration;

/// <summary>What was observed of a point of the history.</summary>
/// <param name="Point">Index of the point.</param>
/// <param name="Bound">0 for an exact value, +1 where the value is a least one (&gt;, ≥), −1 where it is a greatest one.</param>
/// <param name="Value">The value, in the metric's unit.</param>
public sealed record ObservedPoint(int Point, int Bound, double Value);
