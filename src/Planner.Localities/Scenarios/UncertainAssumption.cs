using Planner.Rules.Pack;

namespace Planner.Localities.Scenarios;

/// <summary>An uncertain input with its distribution.</summary>
/// <param name="Input">The input.</param>
/// <param name="Distribution">Its distribution over replicates.</param>
/// <param name="Provenance">Why this distribution.</param>
public sealed record UncertainAssumption(UncertainInput Input, UncertainDistribution Distribution, Provenance Provenance)
{
    /// <summary>Whether data inform it: the distribution is a posterior that history contracted. Otherwise it rests on its reason alone.</summary>
    public bool Informed { get; init; }
}
