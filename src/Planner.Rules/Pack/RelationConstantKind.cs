namespace Planner.Rules.Pack;

/// <summary>Where a constant of relations is found.</summary>
public enum RelationConstantKind
{
    /// <summary>Communes of all districts of <c>locality.json</c>.</summary>
    Communes,

    /// <summary>Districts of <c>locality.json</c>.</summary>
    Districts,

    /// <summary>Poor districts of <c>locality.json</c>.</summary>
    PoorDistricts,

    /// <summary>Criteria of the new-rural set in force in the year.</summary>
    Criteria,

    /// <summary>A published figure of the start year that counts communes (or sums over them) with a given expression.</summary>
    Figure,
}
