namespace Planner.Reporting.Charts.Model;

/// <summary>A line through points.</summary>
/// <param name="Tone">What it stands for.</param>
/// <param name="X">Positions, ascending.</param>
/// <param name="Y">Positions.</param>
public sealed record LineMark(Tone Tone, IReadOnlyList<double> X, IReadOnlyList<double> Y) : Mark(Tone);
