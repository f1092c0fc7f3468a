namespace Planner.Analysis.Comparison;

/// <summary>How much of the variance of a paired difference comes from assumptions that no data inform.</summary>
/// <param name="Estimate">Share of the variance, 0..1 but for the estimator's error.</param>
/// <param name="Error">Standard error, by leaving out one group of replicates after the other.</param>
public readonly record struct AssumptionShare(double Estimate, double Error);
