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
/// How much more the change moves households where poverty is higher: probabilities are scaled by (rate / provincial rate)^gradient, then all by
/// one factor so that the provincial totals hold in expectation.
/// </param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record LineChange(
    int Year,
    double NearToPoor,
    double OtherToPoor,
    double OtherToNear,
    double HardShare,
    double DistrictGradient,
    Provenance Provenance);
