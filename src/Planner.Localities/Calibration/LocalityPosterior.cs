using Planner.Localities.Scenarios;

namespace Planner.Localities.Calibration;

/// <summary>What history says of one locality's uncertain inputs.</summary>
/// <param name="Locality">Id of the locality; <see cref="Posterior.AnyLocality"/> for one without a history of its own.</param>
/// <param name="Inputs">The inputs.</param>
/// <param name="Correlations">Posterior correlations between all of them, on the scale of a Gaussian copula.</param>
public sealed record LocalityPosterior(string Locality, IReadOnlyList<PosteriorInput> Inputs, IReadOnlyList<AssumptionCorrelation> Correlations);
