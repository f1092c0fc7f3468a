using Planner.Rules.Pack;

namespace Planner.Localities.Policies;

/// <summary>
/// QN-03: works financed from several programmes together (lồng ghép), each source inside its own eligibility: less is done twice, and larger works cost
/// less per unit. Scenario member <c>levers.programmeIntegration</c>; neutral at share 0.
/// </summary>
/// <param name="Share">Share (0..1) of the programmes' funds pooled.</param>
/// <param name="OverlapSaved">Share (0..1) of the overlap loss that is avoided where everything is pooled.</param>
/// <param name="ScaleSaving">Share (0..1) of unit costs saved by larger works where everything is pooled.</param>
/// <param name="Programmes">Ids of the programmes.</param>
/// <param name="Provenance">Where the values come from.</param>
public sealed record ProgrammeIntegration(
    double Share, double OverlapSaved, double ScaleSaving, IReadOnlyList<string> Programmes, Provenance Provenance);
