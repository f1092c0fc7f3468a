namespace Planner.Rules.Pack;

/// <summary>
/// How far thresholds and levers are moved when it is asked what a target depends on. They are choices, not uncertainties: a range says what could be decided, not what is likely. File:
/// <c>rules/targets/sensitivity.json</c>.
/// </summary>
/// <param name="Thresholds">Parameters, in file order.</param>
/// <param name="Levers">Levers, in file order.</param>
public sealed record SensitivityRanges(IReadOnlyList<ThresholdRange> Thresholds, IReadOnlyList<LeverRange> Levers);
