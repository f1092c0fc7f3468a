using Planner.Rules.Pack;

namespace Planner.Analysis.Sensitivity;

/// <summary>Which factors move one target's value, roughly and quickly.</summary>
/// <param name="Target">The target.</param>
/// <param name="Factors">The factors.</param>
/// <param name="Effects">Effects on the target's value, in its unit, by factor; null where it is not defined.</param>
/// <param name="Flips">Share of the base points in which the step changes whether the target is met, by factor; null where the target is not set.</param>
public sealed record ScreeningResult(
    TargetDefinition Target, IReadOnlyList<SensitivityFactor> Factors, IReadOnlyList<ElementaryEffects?> Effects, IReadOnlyList<ProportionOfPoints>? Flips)
{
    /// <summary>Base points done.</summary>
    public required int Points { get; init; }
}
