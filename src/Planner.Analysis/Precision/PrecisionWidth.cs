namespace Planner.Analysis.Precision;

/// <summary>How wide one of the intervals asked for is at a look, and what would narrow it.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Target">Index into the pack's targets.</param>
/// <param name="Estimate">The probability, or the difference.</param>
/// <param name="HalfWidth">Half of the interval's width at the look's level.</param>
/// <param name="Foreseen">
/// Half widths foreseen at each later look, the next first, as far as replicates may go, if tables differ as little as the data leave open.
/// </param>
/// <param name="Needed">Replicates of the first look at which it is expected to be narrow enough; null where replicates alone never get there.</param>
/// <param name="TablesNeeded">Tables at which it could get there, where replicates alone do not; else null.</param>
public sealed record PrecisionWidth(
    string Scenario, int Target, double Estimate, double HalfWidth, IReadOnlyList<double> Foreseen, int? Needed, int? TablesNeeded)
{
    /// <summary>The least half width that more replicates on the same tables are foreseen to give, or have given.</summary>
    public double Best => Math.Min(HalfWidth, Foreseen.DefaultIfEmpty(HalfWidth).Min());
}
