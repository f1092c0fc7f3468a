namespace Planner.Rules.Pack;

/// <summary>A lever or direction of a resolution, and the scenario fields by which it is set. File: <c>rules/targets/levers.json</c>.</summary>
/// <param name="Id">Id of the seed table, e.g. <c>BK-L2</c>.</param>
/// <param name="Locality">Id of the locality whose resolution it is.</param>
/// <param name="Title">What the resolution says.</param>
/// <param name="Fields">Paths of scenario members, e.g. <c>levers.avoidDebt</c>; any of them sets it.</param>
/// <param name="DecidedBy">Who decides it: <c>centre</c>, <c>peoplesCouncil</c>, <c>province</c>, <c>district</c> or <c>commune</c>; null where the resolution does not say.</param>
/// <param name="Provenance">The clause.</param>
public sealed record LeverDefinition(string Id, string Locality, LocalizedText Title, IReadOnlyList<string> Fields, string? DecidedBy, Provenance Provenance)
{
    /// <summary>Who carries it out; null where no document at hand says so.</summary>
    public LeadAgency? LeadAgency { get; init; }
}
