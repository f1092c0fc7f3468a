using Planner.Analysis.Attainment;
using Planner.Rules.Pack;

namespace Planner.Workbench.Boards;

/// <summary>What one scenario does to one target.</summary>
/// <param name="Probability">Probability that the target is met, 0..1; null where the target is not set.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="Outlook">Likely, uncertain or unlikely.</param>
/// <param name="Words">Likelihood in words.</param>
/// <param name="Value">Median and P10–P90 of the value with its unit.</param>
/// <param name="Difference">Difference of the probability against the reference, with interval; null for the reference itself.</param>
/// <param name="Pace">Required and simulated pace per year; null where the target has none.</param>
public sealed record BoardCell(
    double? Probability,
    double? Low,
    double? High,
    Outlook Outlook,
    LocalizedText Words,
    LocalizedText Value,
    LocalizedText? Difference,
    LocalizedText? Pace);
