using Planner.Analysis.Intervals;
using Planner.Rules.Pack;

namespace Planner.Analysis.Optimisation;

/// <summary>What a plan does to a target besides its objective.</summary>
/// <param name="Target">The target.</param>
/// <param name="Present">Its chance under the present plan.</param>
/// <param name="Plan">Its chance under the plan.</param>
/// <param name="Difference">The difference, paired.</param>
public sealed record TargetShift(TargetDefinition Target, double Present, double Plan, PairedDifferenceInterval Difference);
