namespace Planner.Reporting.Charts.Model;

/// <summary>The area between two lines.</summary>
/// <param name="Tone">What it stands for.</param>
/// <param name="Depth">1 for the outermost band, 2 for the one within it, and so on; deeper is darker.</param>
/// <param name="X">Positions, ascending.</param>
/// <param name="Low">Lower line.</param>
/// <param name="High">Upper line.</param>
public sealed record BandMark(Tone Tone, int Depth, IReadOnlyList<double> X, IReadOnlyList<double> Low, IReadOnlyList<double> High) : Mark(Tone);
