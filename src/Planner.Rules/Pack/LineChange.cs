namespace Planner.Rules.Pack;

/// <summary>
/// The re-measurement of the same households when a new line comes in: after the flows of <paramref name="Year"/>, each household of a class
/// is reclassified with the given probability. It is no movement of the households' own and is recorded apart.
/// File: <c>rules/poverty/lines.json</c>, member <c>changes</c>.
/// </summary>
/// <param name="Year">Year-end at which both lines are measured.</param>
/// <param name="NearToPoor">Near-poor by the old line, poor by the new; 0..1.</param>
/// <param name="OtherToPoor">Neither by the old line, poor by the new; 0..1.</param>
/// <param name="OtherToNear">Neither by the old line, near-poor by the new; 0..1.</param>
/// <param name="HardShare">Share of the newly measured poor without labour capacity; 0..1.</param>
/// <param name="DistrictGradient">
/// How much more the change moves households where poverty is higher: probabilities are scaled by
/// (commune's poverty rate / <see cref="ReferenceRate"/>)^gradient, at most to 0.95. 0: the same everywhere.
/// </param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record LineChange(
    int Year,
    double NearToPoor,
    double OtherToPoor,
    double OtherToNear,
    double HardShare,
    double DistrictGradient,
    Provenance Provenance)
{
    /// <summary>Poverty rate (percent, old line) at which the probabilities hold as given; only used with a gradient; &gt; 0.</summary>
    public double ReferenceRate { get; init; } = 100;

    /// <summary>Factor on the hazards of becoming poor or near-poor in the years after the change: a higher line has more households just above it; &gt; 0.</summary>
    public double EntryFactor { get; init; } = 1;
}
