namespace Planner.Reporting.Charts.Model;

/// <summary>A straight line across the whole panel.</summary>
/// <param name="Tone">What it stands for.</param>
/// <param name="Vertical">Whether it stands at a position of the horizontal axis.</param>
/// <param name="Position">The position.</param>
/// <param name="Label">Text at its end; empty for none.</param>
public sealed record RuleMark(Tone Tone, bool Vertical, double Position, string Label) : Mark(Tone);
