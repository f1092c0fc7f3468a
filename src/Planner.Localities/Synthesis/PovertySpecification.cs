using Planner.Rules.Pack;

namespace Planner.Localities.Synthesis;

/// <summary>How poor and near-poor households lie over the communes.</summary>
/// <param name="Rate">Published poverty rate at the start, percent of households.</param>
/// <param name="Loading">By how much a commune's logit poverty falls per standard deviation of latent development.</param>
/// <param name="Spread">Standard deviation of the rest of that logit, within a district.</param>
/// <param name="CertifiedAtMost">Greatest rate (percent) of a certified commune.</param>
/// <param name="AheadAtMost">Greatest rate of a commune that is ahead.</param>
/// <param name="DifficultAtLeast">Least rate (percent) of an especially difficult commune, and the bound that the others stay below.</param>
/// <param name="NearRate">Published or assumed near-poor rate, percent.</param>
/// <param name="NearElasticity">The near-poor rate goes with the poverty rate to this power.</param>
/// <param name="NearSpread">Standard deviation of its log besides.</param>
/// <param name="Provenance">Why these values.</param>
public sealed record PovertySpecification(
    double Rate,
    double Loading,
    double Spread,
    double CertifiedAtMost,
    double AheadAtMost,
    double DifficultAtLeast,
    double NearRate,
    double NearElasticity,
    double NearSpread,
    Provenance Provenance);
