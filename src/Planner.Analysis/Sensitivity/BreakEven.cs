namespace Planner.Analysis.Sensitivity;

/// <summary>Where moving one factor by itself brings a target to a wanted probability.</summary>
/// <param name="Factor">The factor: a threshold or a lever.</param>
/// <param name="Reached">Whether the target has that probability as things are: then the value is how far the factor may worsen.</param>
/// <param name="End">How far was looked, in the factor's unit.</param>
/// <param name="Value">Where the probability is crossed; null where it is not up to <paramref name="End"/>.</param>
/// <param name="Low">Lower end of the interval of that value: where the estimated probability can no longer be told from the wanted one; null where that is not within what was looked at.</param>
/// <param name="High">Upper end.</param>
/// <param name="AtEnd">Probability at the end.</param>
public sealed record BreakEven(SensitivityFactor Factor, bool Reached, double End, double? Value, double? Low, double? High, double AtEnd);
