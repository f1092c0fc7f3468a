namespace Planner.Reporting.Charts.Model;

/// <summary>A labelled position of an axis.</summary>
/// <param name="Position">The position.</param>
/// <param name="Label">Its text.</param>
public readonly record struct Tick(double Position, string Label);
