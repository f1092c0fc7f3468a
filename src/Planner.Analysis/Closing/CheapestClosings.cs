namespace Planner.Analysis.Closing;

/// <summary>
/// For one commune and every number of criteria the cheapest set of open criteria to close. A criterion asks for changes of indicators; where two ask for the same
/// indicator, the dearer of the two changes serves both, so the price of a set is Σ over indicators of the greatest price asked. Exact: criteria that share indicators
/// are tried in all combinations, groups that share none are joined by the least cost for each number (a knapsack over groups).
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class CheapestClosings
{
    private const int LargestGroup = 20;

    private readonly List<(double Money, int[] Criteria)> best;

    private CheapestClosings(List<(double Money, int[] Criteria)> best) => this.best = best;

    /// <summary>Most criteria that can be closed.</summary>
    public int Most => best.Count - 1;

    /// <summary>Finds the sets.</summary>
    /// <param name="criteria">Of each criterion that works can close: the indicators to change, each with its price (million VND, finite, ≥ 0).</param>
    /// <exception cref="ArgumentException">More than twenty criteria share indicators with one another, or a price is negative or not finite.</exception>
    public static CheapestClosings Of(IReadOnlyList<IReadOnlyList<(string Indicator, double Money)>> criteria)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        if (criteria.Any(c => c.Any(i => !(i.Money >= 0) || double.IsInfinity(i.Money))))
        {
            throw new ArgumentException("prices must be finite and not negative", nameof(criteria));
        }

        List<(double Money, int[] Criteria)> all = [(0, [])];
        foreach (int[] group in Groups(criteria))
        {
            all = Join(all, WithinGroup(criteria, group));
        }

        return new CheapestClosings(all);
    }

    /// <summary>Least money that closes so many criteria, million VND.</summary>
    /// <param name="count">0..<see cref="Most"/>.</param>
    public double Money(int count) => best[count].Money;

    /// <summary>The criteria of that cheapest set: indices into what was given, ascending.</summary>
    /// <param name="count">0..<see cref="Most"/>.</param>
    public IReadOnlyList<int> Criteria(int count) => best[count].Criteria;

    /// <summary>Criteria that share indicators, directly or through others, stand in one group.</summary>
    private static IEnumerable<int[]> Groups(IReadOnlyList<IReadOnlyList<(string Indicator, double Money)>> criteria)
    {
        int[] group = [.. Enumerable.Range(0, criteria.Count)];
        var owner = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < criteria.Count; i++)
        {
            foreach ((string indicator, _) in criteria[i])
            {
                if (owner.TryGetValue(indicator, out int first))
                {
                    (int from, int to) = (group[i], group[first]);
                    group = [.. group.Select(g => g == from ? to : g)];
                }
                else
                {
                    owner[indicator] = i;
                }
            }
        }

        return Enumerable.Range(0, criteria.Count).GroupBy(i => group[i]).Select(g => g.ToArray());
    }

    private static List<(double Money, int[] Criteria)> WithinGroup(IReadOnlyList<IReadOnlyList<(string Indicator, double Money)>> criteria, int[] group)
    {
        if (group.Length > LargestGroup)
        {
            throw new ArgumentException($"{group.Length} criteria share indicators; at most {LargestGroup} can be tried in all combinations", nameof(criteria));
        }

        var best = Enumerable.Range(0, group.Length + 1).Select(_ => (Money: double.PositiveInfinity, Criteria: Array.Empty<int>())).ToList();
        for (uint set = 0; set < 1u << group.Length; set++)
        {
            int[] chosen = [.. group.Where((_, i) => (set >> i & 1) == 1)];
            double money = chosen.SelectMany(c => criteria[c]).GroupBy(i => i.Indicator, StringComparer.Ordinal).Sum(i => i.Max(x => x.Money));
            if (money < best[chosen.Length].Money)
            {
                best[chosen.Length] = (money, chosen);
            }
        }

        return best;
    }

    private static List<(double Money, int[] Criteria)> Join(List<(double Money, int[] Criteria)> a, List<(double Money, int[] Criteria)> b)
    {
        var joined = new List<(double Money, int[] Criteria)>();
        for (int count = 0; count <= a.Count + b.Count - 2; count++)
        {
            (double Money, int First) least = (double.PositiveInfinity, 0);
            for (int first = Math.Max(0, count - b.Count + 1); first <= Math.Min(count, a.Count - 1); first++)
            {
                double money = a[first].Money + b[count - first].Money;
                least = money < least.Money ? (money, first) : least;
            }

            joined.Add((least.Money, [.. a[least.First].Criteria.Concat(b[count - least.First].Criteria).Order()]));
        }

        return joined;
    }
}
