using Planner.Rules.Pack;

namespace Planner.Localities.Households;

/// <summary>One of the things a household may lack.</summary>
/// <param name="Id">Name of its column.</param>
/// <param name="Title">What it is.</param>
/// <param name="Share">Share (0..1 exclusive) of households of middle income that lack it, before the level is fitted to a commune's poor.</param>
/// <param name="Provenance">Where it comes from.</param>
public sealed record DeprivationSpecification(string Id, LocalizedText Title, double Share, Provenance Provenance);
