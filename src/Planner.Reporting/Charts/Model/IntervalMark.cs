namespace Planner.Reporting.Charts.Model;

/// <summary>An interval of a row, drawn as a whisker, with its estimate as a dot where asked for.</summary>
/// <param name="Tone">What it stands for.</param>
/// <param name="Row">Index of the row.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Dot">The estimate; null where a bar shows it.</param>
public sealed record IntervalMark(Tone Tone, int Row, double Low, double High, double? Dot) : Mark(Tone);
