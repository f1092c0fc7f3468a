namespace Planner.Analysis.Sensitivity;

/// <summary>A share of points with Wilson's 95 % interval.</summary>
/// <param name="Estimate">0..1.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct ProportionOfPoints(double Estimate, double Low, double High);
