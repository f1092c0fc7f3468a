namespace Planner.Simulation.Closing;

/// <summary>All criteria of one commune in one table, judged as they stand at the start by the thresholds of a later year.</summary>
/// <param name="Commune">Index of the commune.</param>
/// <param name="Table">Index of the synthetic table; 0 where the locality has one.</param>
/// <param name="Criteria">The criteria in official order.</param>
public sealed record CommuneClosing(int Commune, int Table, IReadOnlyList<CriterionClosing> Criteria)
{
    /// <summary>Number of criteria that are not met.</summary>
    public int Open => Criteria.Count(c => !c.Met);
}
