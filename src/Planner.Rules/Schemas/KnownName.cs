namespace Planner.Rules.Schemas;

/// <summary>A name that the rule files define, and that other files use.</summary>
/// <param name="Id">The name.</param>
/// <param name="Vietnamese">What it is, in Vietnamese: title and unit.</param>
/// <param name="English">The same in English.</param>
public sealed record KnownName(string Id, string Vietnamese, string English)
{
    /// <summary>Where it comes from: document and clause, or the assumption; empty when it has no provenance of its own.</summary>
    public string Basis { get; init; } = "";
}
