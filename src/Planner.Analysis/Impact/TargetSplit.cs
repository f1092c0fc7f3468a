using Planner.Analysis.Intervals;
using Planner.Rules.Pack;

namespace Planner.Analysis.Impact;

/// <summary>The difference of two runs on one target, split into what the inputs changed.</summary>
/// <param name="Target">The target, as the second run has it.</param>
/// <param name="Before">Probability under the first run's inputs.</param>
/// <param name="After">Probability under the second run's.</param>
/// <param name="Whole">After less before.</param>
/// <param name="Parts">By group that differs, in order; they sum to the whole.</param>
public sealed record TargetSplit(TargetDefinition Target, ProportionInterval Before, ProportionInterval After, PartInterval Whole, IReadOnlyList<GroupPart> Parts);
