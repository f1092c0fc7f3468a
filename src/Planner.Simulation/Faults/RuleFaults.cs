using Planner.Rules.Diagnostics;

namespace Planner.Simulation.Faults;

/// <summary>The faults of numbers that one expression had in a run.</summary>
/// <param name="Kind">What the expression decides.</param>
/// <param name="Name">The rule's, component's, metric's or target's id.</param>
/// <param name="Span">Where the expression stands.</param>
/// <param name="Text">The expression.</param>
/// <param name="Cells">Unit (name and id; the locality's for a metric of the whole), year and number of replicates, in the order of the table.</param>
/// <param name="Examples">The first occurrences by replicate, year and unit; at most three.</param>
public sealed record RuleFaults(
    WatchedKind Kind, string Name, SourceSpan Span, string Text, IReadOnlyList<(string Unit, string Id, int Year, int Replicates)> Cells, IReadOnlyList<FaultExample> Examples)
{
    /// <summary>Number of units with a fault.</summary>
    public int Units => Cells.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Evaluations with a fault: replicates summed over units and years.</summary>
    public long Evaluations => Cells.Sum(c => (long)c.Replicates);

    /// <summary>Most replicates with a fault in one unit and year.</summary>
    public int MostReplicates => Cells.Max(c => c.Replicates);

    /// <summary>The years with a fault, ascending.</summary>
    public IReadOnlyList<int> Years => [.. Cells.Select(c => c.Year).Distinct().Order()];
}
