using Planner.Analysis.Intervals;
using Planner.Rules.Pack;

namespace Planner.Analysis.Sensitivity;

/// <summary>What each factor by itself does to one target, and what would make the target likely.</summary>
/// <param name="Target">The target.</param>
/// <param name="Base">Probability of meeting it as things are; null where it is not set.</param>
/// <param name="Rows">Rows, the greatest swing first.</param>
/// <param name="BreakEvens">By factor that can be decided: where the wanted probability is reached.</param>
/// <param name="OwnMark">The requirement at which the target would have the wanted probability, in its unit; null where it is not set or compares for equality.</param>
public sealed record TornadoResult(
    TargetDefinition Target, ProportionInterval? Base, IReadOnlyList<TornadoRow> Rows, IReadOnlyList<BreakEven> BreakEvens, QuantileInterval? OwnMark);
