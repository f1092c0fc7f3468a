namespace Planner.Analysis.Discovery;

/// <summary>One box of a peeling trajectory.</summary>
/// <param name="Box">The box.</param>
/// <param name="Measure">What it holds of the sample it was peeled on.</param>
public sealed record PeelStep(InputBox Box, BoxMeasure Measure);
