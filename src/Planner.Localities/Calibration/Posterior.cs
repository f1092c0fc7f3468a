namespace Planner.Localities.Calibration;

/// <summary>Distributions of uncertain inputs given what was observed: the file that <c>planner calibrate</c> writes and scenarios draw from.</summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed record Posterior
{
    /// <summary>Stands for every locality that has no history of its own.</summary>
    public const string AnyLocality = "*";

    /// <summary>Least contraction at which the data count as informing an input.</summary>
    public const double LeastContraction = 0.2;

    /// <summary>Name of the observations table.</summary>
    public required string Observations { get; init; }

    /// <summary>Exact values and bounds that were fitted.</summary>
    public required int Points { get; init; }

    /// <summary>Last year of them.</summary>
    public required int LastYear { get; init; }

    /// <summary>Seed of simulations and draws.</summary>
    public required long Seed { get; init; }

    /// <summary>Replicates of each simulated history.</summary>
    public required int Replicates { get; init; }

    /// <summary>Draws from the posterior.</summary>
    public required int Draws { get; init; }

    /// <summary>By locality; the last is <see cref="AnyLocality"/>.</summary>
    public required IReadOnlyList<LocalityPosterior> Localities { get; init; }

    /// <summary>The posterior that holds for a locality.</summary>
    /// <param name="locality">Its id.</param>
    public LocalityPosterior For(string locality) => Localities.FirstOrDefault(l => l.Locality == locality) ?? Localities.First(l => l.Locality == AnyLocality);
}
