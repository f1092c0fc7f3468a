using Planner.Localities.Scenarios;

namespace Planner.Localities.Calibration;

/// <summary>What history says of one uncertain input in one locality.</summary>
/// <param name="Input">The input.</param>
/// <param name="Distribution">Its posterior: lognormal for a factor, normal for a shift.</param>
/// <param name="PriorSpread">Standard deviation of its prior, on the scale of the log for a factor.</param>
/// <param name="Contraction">1 − sd of the posterior / sd of the prior; may be negative.</param>
/// <param name="Informed">Whether the data contract it enough for scenarios to draw from the posterior; otherwise they keep their own assumption.</param>
public sealed record PosteriorInput(UncertainInput Input, UncertainDistribution Distribution, double PriorSpread, double Contraction, bool Informed);
