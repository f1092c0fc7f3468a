namespace Planner.Analysis.Optimisation;

/// <summary>How much a search may simulate. Nothing here is a time, so a search gives the same plan on any machine.</summary>
/// <param name="Plans">Plans that the global search tries; ≥ 0.</param>
/// <param name="SearchReplicates">Replicates of each; ≥ 2.</param>
/// <param name="FocusReplicates">Replicates of each plan in the local finish; ≥ 2.</param>
public sealed record SearchBudget(int Plans, int SearchReplicates, int FocusReplicates)
{
    /// <summary>What the command takes unless told otherwise.</summary>
    public static readonly SearchBudget Standard = new(300, 200, 600);
}
