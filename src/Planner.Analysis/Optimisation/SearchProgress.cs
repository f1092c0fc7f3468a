namespace Planner.Analysis.Optimisation;

/// <summary>How far a search is.</summary>
/// <param name="Done">Replicates simulated.</param>
/// <param name="Total">Replicates foreseen; a guess that later steps correct.</param>
/// <param name="Present">Chance or mean of the objective under the present plan, on the replicates of the search; NaN before it is known.</param>
/// <param name="Best">The same of the best plan so far.</param>
public sealed record SearchProgress(long Done, long Total, double Present, double Best);
