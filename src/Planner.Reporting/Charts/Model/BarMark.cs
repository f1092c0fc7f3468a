namespace Planner.Reporting.Charts.Model;

/// <summary>A horizontal bar of a row.</summary>
/// <param name="Tone">What it stands for.</param>
/// <param name="Row">Index of the row.</param>
/// <param name="From">Where it starts.</param>
/// <param name="To">Where it ends.</param>
public sealed record BarMark(Tone Tone, int Row, double From, double To) : Mark(Tone);
