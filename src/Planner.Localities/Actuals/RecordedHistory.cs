namespace Planner.Localities.Actuals;

/// <summary>What a scenario takes as recorded: everything up to its date. Years that have ended by then are facts; later ones are simulated.</summary>
/// <param name="AsOf">The date.</param>
/// <param name="Years">Recorded years after the start year, ascending, without gaps; none where the date lies in the first simulated year.</param>
/// <param name="Records">Every row of the table up to the date.</param>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed record RecordedHistory(DateOnly AsOf, IReadOnlyList<RecordedYear> Years, IReadOnlyList<ActualRecord> Records)
{
    /// <summary>Last year that is a fact; the start year where none after it is.</summary>
    /// <param name="startYear">The locality's start year.</param>
    public int Through(int startYear) => Years.Count > 0 ? Years[^1].Year : startYear;
}
