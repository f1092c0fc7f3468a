namespace Planner.Rules.Testing;

/// <summary>How many small changes of the rules the tests of one file notice.</summary>
/// <param name="Mutants">Changes tried.</param>
/// <param name="Killed">Of these, noticed: at least one expectation was no longer met.</param>
/// <param name="Survivors">The others, in the order they were tried.</param>
public sealed record MutationResult(int Mutants, int Killed, IReadOnlyList<SurvivingMutant> Survivors)
{
    /// <summary>Share noticed, 0..1; 1 where nothing could be changed.</summary>
    public double Score => Mutants == 0 ? 1 : (double)Killed / Mutants;
}
