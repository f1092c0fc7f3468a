using Planner.Simulation.Preparation;

namespace Planner.Simulation.Running;

/// <summary>
/// Counts the processor time of single criteria. Asking for the time takes about as long as a rule on a block, so only every eighth commune is asked about, another one each year.
/// </summary>
/// <threadsafety>Safe for concurrent use.</threadsafety>
internal sealed class RuleClock
{
    private const int Every = 8;

    // Found before the first rule is measured, not while.
    private static readonly long Asking = ThreadClock.Cost;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Counter[]> sets = [];
    private readonly List<(string Set, Counter[] Rules)> order = [];

    /// <summary>Time by criterion, set after set in the order in which they were met; those never judged are left out.</summary>
    public IReadOnlyList<RuleTime> Times
    {
        get
        {
            lock (gate)
            {
                return
                [
                    .. order.SelectMany(s => s.Rules.Select(r => new RuleTime(s.Set, r.Name, Math.Max(0, Interlocked.Read(ref r.Nanoseconds)), Interlocked.Read(ref r.Judged))))
                        .Where(t => t.Judged > 0),
                ];
            }
        }
    }

    /// <summary>Whether a commune is asked about in a year.</summary>
    public static bool Asks(int commune, int year) => (commune + year) % Every == 0;

    /// <summary>The counters of a set's criteria, in its order.</summary>
    /// <param name="set">The set.</param>
    public Counter[] Of(PreparedCriteriaSet set)
    {
        lock (gate)
        {
            if (!sets.TryGetValue(set.Set.Id, out Counter[]? counters))
            {
                sets[set.Set.Id] = counters = [.. set.Criteria.Select(c => new Counter(c.Name))];
                order.Add((set.Set.Id, counters));
            }

            return counters;
        }
    }

    /// <summary>What a criterion took.</summary>
    internal sealed class Counter(string name)
    {
        public long Nanoseconds;
        public long Judged;

        public string Name { get; } = name;

        /// <summary>Counts the time since a moment, less what asking takes.</summary>
        /// <param name="since">When it began, by <see cref="ThreadClock"/>.</param>
        /// <param name="lanes">Replicates judged.</param>
        public void Count(long since, int lanes)
        {
            Interlocked.Add(ref Nanoseconds, ThreadClock.Nanoseconds() - since - Asking);
            Interlocked.Add(ref Judged, lanes);
        }
    }
}
