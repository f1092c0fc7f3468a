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
internal sealed record BoardCell(
    double? Probability,
    double? Low,
    double? High,
    Outlook Outlook,
    LocalizedText Words,
    LocalizedText Value,
    LocalizedText? Difference,
    LocalizedText? Pace)
{
    /// <summary>Whether too few replicates ran to say the probability as one figure.</summary>
    public bool TooFew { get; init; }

    /// <summary>Difference against the reference, 0..1; null for the reference itself.</summary>
    public double? Gain { get; init; }

    /// <summary>Whether the interval of the difference leaves out 0.</summary>
    public bool Distinct { get; init; }

    /// <summary>Share of replicates in which this scenario's value is better than the reference's, and in which both are equal; null for the reference.</summary>
    public (double Better, double Equal)? Paired { get; init; }

    /// <summary>Where the target stands and what is left, one sentence each.</summary>
    public IReadOnlyList<LocalizedText> Standing { get; init; } = [];
}
