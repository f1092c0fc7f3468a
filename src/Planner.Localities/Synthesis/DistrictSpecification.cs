using Planner.Rules.Pack;

namespace Planner.Localities.Synthesis;

/// <summary>What is known or assumed of one district.</summary>
/// <param name="District">Its id.</param>
/// <param name="Prefix">Start of its communes' codes, such as <c>PN</c> in <c>PN-01</c>.</param>
/// <param name="Households">Households; each commune has at least one.</param>
/// <param name="PersonsPerHousehold">Mean size of a household.</param>
/// <param name="Villages">Villages; each commune has at least one.</param>
/// <param name="EthnicMinorityShare">Percent of persons.</param>
/// <param name="PovertyRate">Percent of households, at a date before the start; moved to the start by a common odds factor.</param>
/// <param name="Certified">Communes certified at the start.</param>
/// <param name="SafeZones">Safe-zone communes (ATK).</param>
/// <param name="Provenance">Where the figures come from.</param>
public sealed record DistrictSpecification(
    string District,
    string Prefix,
    int Households,
    double PersonsPerHousehold,
    int Villages,
    double EthnicMinorityShare,
    double PovertyRate,
    int Certified,
    int SafeZones,
    Provenance Provenance)
{
    /// <summary>Townships that are units of the table, after the communes; 0 where their people are counted with the communes.</summary>
    public int Townships { get; init; }
}
