using Planner.Rules.Pack;

namespace Planner.Analysis.Sensitivity;

/// <summary>What makes one target's result vary.</summary>
/// <param name="Target">The target.</param>
/// <param name="Factors">The factors, in the order of the indices.</param>
/// <param name="OfValue">Indices of the target's value; null where it does not vary.</param>
/// <param name="OfMet">Indices of whether it is met (1 or 0); null where it is always or never met, or not set.</param>
public sealed record VarianceResult(TargetDefinition Target, IReadOnlyList<SensitivityFactor> Factors, SobolEstimate? OfValue, SobolEstimate? OfMet)
{
    /// <summary>Rows the indices rest on.</summary>
    public required int Rows { get; init; }

    /// <summary>Share of the rows A and B in which the target is met: over everything that was varied, thresholds and levers included.</summary>
    public required double Met { get; init; }
}
