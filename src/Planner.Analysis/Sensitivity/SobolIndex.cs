namespace Planner.Analysis.Sensitivity;

/// <summary>How much of a result's variance rests on a factor.</summary>
/// <param name="First">First-order index: share that would vanish if the factor were known.</param>
/// <param name="Total">Total index: share that would stay if everything but the factor were known.</param>
public sealed record SobolIndex(EstimatedShare First, EstimatedShare Total);
