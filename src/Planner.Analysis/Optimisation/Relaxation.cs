using Planner.Analysis.Intervals;

namespace Planner.Analysis.Optimisation;

/// <summary>What the plan would bring were a limit wider that it had to keep.</summary>
/// <param name="ListLength">Most communes on the list at a time then.</param>
/// <param name="Chance">The chance then; null where the objective is no chance.</param>
/// <param name="Gain">The quantity more than with the limit, paired, turned so that more is better; null where it is not defined.</param>
public sealed record Relaxation(int ListLength, ProportionInterval? Chance, MeanInterval? Gain);
