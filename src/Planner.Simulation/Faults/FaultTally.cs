
namespace Planner.Simulation.Faults;

/// <summary>
/// Counts the faults of numbers in a range of replicates: whole numbers by expression, unit and year, and of each expression the first examples by replicate, year and unit. Ranges
/// can be joined in any order and give what one run gives.
/// </summary>
/// <threadsafety>Not safe for concurrent writes.</threadsafety>
internal sealed class FaultTally
{
    /// <summary>Examples that are kept of an expression.</summary>
    public const int MostExamples = 3;

    private readonly Dictionary<(int Rule, int Unit, int Year), int> cells = [];
    private readonly SortedDictionary<int, List<FaultExample>> examples = [];

    /// <summary>Whether nothing went wrong.</summary>
    public bool IsEmpty => cells.Count == 0;

    /// <summary>The counts by expression, unit and year, ascending.</summary>
    public IReadOnlyList<FaultCell> Cells => [.. cells.Select(c => new FaultCell(c.Key.Rule, c.Key.Unit, c.Key.Year, c.Value)).OrderBy(c => (c.Rule, c.Unit, c.Year))];

    /// <summary>The first examples of an expression.</summary>
    public IReadOnlyList<FaultExample> Examples(int rule) => examples.TryGetValue(rule, out List<FaultExample>? own) ? own : [];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        cells.Clear();
        examples.Clear();
    }

    /// <summary>Counts replicates of one unit and year.</summary>
    public void Count(int rule, int unit, int year, int replicates) =>
        cells[(rule, unit, year)] = cells.GetValueOrDefault((rule, unit, year)) + replicates;

    /// <summary>Whether an example would be among the first.</summary>
    public bool Wants(int rule, int replicate, int year, int unit) =>
        !examples.TryGetValue(rule, out List<FaultExample>? own) || own.Count < MostExamples
        || (replicate, year, unit).CompareTo((own[^1].Replicate, own[^1].Year, own[^1].Unit)) < 0;

    /// <summary>Keeps an example if it is among the first.</summary>
    public void Offer(int rule, FaultExample example)
    {
        if (!examples.TryGetValue(rule, out List<FaultExample>? own))
        {
            examples[rule] = own = [];
        }

        int at = own.BinarySearch(example);
        own.Insert(at < 0 ? ~at : at, example);
        if (own.Count > MostExamples)
        {
            own.RemoveAt(own.Count - 1);
        }
    }

    /// <summary>Adds what was counted over other replicates.</summary>
    public void Add(FaultTally other)
    {
        foreach (((int rule, int unit, int year), int count) in other.cells)
        {
            Count(rule, unit, year, count);
        }

        foreach ((int rule, List<FaultExample> own) in other.examples)
        {
            own.ForEach(e => Offer(rule, e));
        }
    }
}
