namespace Planner.Analysis.Optimisation;

/// <summary>How a race between candidates ended.</summary>
/// <param name="Best">Index of the candidate with the greatest mean.</param>
/// <param name="Means">Mean of each over its replicates.</param>
/// <param name="Replicates">Replicates each was given.</param>
/// <param name="CorrectSelection">
/// Least probability that the one picked is the best, or lies within the indifference ε of it: 1 − Σ Φ(−(d_i + ε) / se_i) over the others (Bonferroni), d_i and se_i of the
/// paired differences over common replicates; 0..1.
/// </param>
public sealed record RaceResult(int Best, IReadOnlyList<double> Means, IReadOnlyList<int> Replicates, double CorrectSelection);
