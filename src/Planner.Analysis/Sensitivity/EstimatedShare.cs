namespace Planner.Analysis.Sensitivity;

/// <summary>An estimate with its 95 % interval.</summary>
/// <param name="Estimate">The estimate; of an index of a factor without effect it scatters about 0 and may be negative.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct EstimatedShare(double Estimate, double Low, double High);
