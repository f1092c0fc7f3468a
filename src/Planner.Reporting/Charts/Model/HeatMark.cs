namespace Planner.Reporting.Charts.Model;

/// <summary>A cell of a heat map; the more, the darker.</summary>
/// <param name="Column">Index on the horizontal axis.</param>
/// <param name="Row">Index on the vertical axis.</param>
/// <param name="Share">0..1.</param>
/// <param name="Label">Text in the cell.</param>
public sealed record HeatMark(int Column, int Row, double Share, string Label) : Mark(Tone.Main);
