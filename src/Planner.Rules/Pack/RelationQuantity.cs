namespace Planner.Rules.Pack;

/// <summary>A quantity of a year-end that no metric measures and relations speak of, e.g. certified communes among the especially difficult ones.</summary>
/// <param name="Id">Its name in relations.</param>
/// <param name="Title">What it is.</param>
/// <param name="Unit">Its unit; bounds are those of the unit.</param>
/// <param name="Provenance">Where the notion comes from.</param>
public sealed record RelationQuantity(string Id, LocalizedText Title, string Unit, Provenance Provenance);
