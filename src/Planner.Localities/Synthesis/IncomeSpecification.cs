using Planner.Rules.Pack;

namespace Planner.Localities.Synthesis;

/// <summary>How income lies over the communes.</summary>
/// <param name="Mean">Mean over persons, million VND per year.</param>
/// <param name="Loading">By how much log income rises per standard deviation of latent development.</param>
/// <param name="Spread">Standard deviation of the rest of log income.</param>
/// <param name="CertifiedAtLeast">Least income of a certified commune.</param>
/// <param name="AheadAtLeast">Least income of a commune that is ahead.</param>
/// <param name="MinorityRatio">Income of ethnic-minority people over that of others in the same commune; 0..1.</param>
/// <param name="Provenance">Why these values.</param>
public sealed record IncomeSpecification(double Mean, double Loading, double Spread, double CertifiedAtLeast, double AheadAtLeast, double MinorityRatio, Provenance Provenance);
