using Planner.Rules.Pack;

namespace Planner.Localities.Synthesis;

/// <summary>How sizes differ between the communes of a district.</summary>
/// <param name="HouseholdSpread">Standard deviation of log households.</param>
/// <param name="PersonSpread">Standard deviation of log persons per household.</param>
/// <param name="VillageElasticity">Villages go with households to this power; 0..1.</param>
/// <param name="MinoritySpread">Standard deviation of the logit of the ethnic-minority share.</param>
/// <param name="MinorityLoading">By how much that logit falls per standard deviation of latent development.</param>
/// <param name="Provenance">Why these values.</param>
public sealed record SizeSpecification(
    double HouseholdSpread,
    double PersonSpread,
    double VillageElasticity,
    double MinoritySpread,
    double MinorityLoading,
    Provenance Provenance);
