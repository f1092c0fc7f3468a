using Planner.Analysis.Intervals;

namespace Planner.Analysis.Sensitivity;

/// <summary>
/// Seeks where a probability that rises or falls along a factor crosses wanted levels, from few evaluations over the same replicates: first the end, then quarters, then twice the point between
/// the nearest two where a straight line crosses. Along a factor the counts are made monotone by pooling (Ayer et al., <em>Annals of Mathematical Statistics</em> 26, 1955), as chance alone makes them otherwise.
/// </summary>
internal sealed class CrossingSearch
{
    private const int Refinements = 2;
    private readonly double from;
    private readonly double end;
    private readonly double[] levels;
    private readonly SortedList<double, double> known = [];
    private int rounds;

    /// <param name="from">Where the factor stands.</param>
    /// <param name="probability">Probability there.</param>
    /// <param name="end">How far is looked.</param>
    /// <param name="levels">Levels sought; the first decides whether more is evaluated.</param>
    public CrossingSearch(double from, double probability, double end, IReadOnlyList<double> levels)
    {
        this.from = from;
        this.end = end;
        this.levels = [.. levels];
        known[0] = probability;
    }

    /// <summary>
    /// Estimates between which a wanted probability cannot be told from the true one: w ± k √(w(1 − w)/n), the score test whose inverse is Wilson's interval. Where the estimates along a factor cross these ends
    /// are the ends of the interval of its break-even value.
    /// </summary>
    /// <param name="wanted">The wanted probability w, 0..1 exclusive.</param>
    /// <param name="effective">Effective number of replicates n; &gt; 0.</param>
    /// <param name="critical">Critical value k; &gt; 0.</param>
    public static (double Low, double High) Ends(double wanted, double effective, double critical)
    {
        double half = critical * Math.Sqrt(wanted * (1 - wanted) / effective);
        return (wanted - half, wanted + half);
    }

    /// <summary>Probability at the end, NaN before it is known.</summary>
    public double AtEnd => known.TryGetValue(1, out double p) ? p : double.NaN;

    /// <summary>Values of the factor to be evaluated next; none when the search is over.</summary>
    public IReadOnlyList<double> Next()
    {
        double[] wanted = rounds switch
        {
            0 => [1],
            _ when !Between(levels[0]) => [],
            1 => [0.25, 0.5, 0.75],
            <= 1 + Refinements => [.. levels.Select(At).OfType<double>().Select(x => Math.Round(x, 4)).Distinct().Where(x => !known.ContainsKey(x))],
            _ => [],
        };
        return [.. wanted.Select(Value)];
    }

    /// <summary>Takes the probabilities at the values asked for.</summary>
    public void Take(IReadOnlyList<double> values, IReadOnlyList<double> probabilities)
    {
        rounds++;
        for (int i = 0; i < values.Count; i++)
        {
            known[end == from ? 1 : Math.Round((values[i] - from) / (end - from), 4)] = probabilities[i];
        }
    }

    /// <summary>Where a level is crossed, in the factor's unit; null where it is not within what was looked at.</summary>
    /// <param name="level">The level.</param>
    public double? Crossing(double level) => At(level) is { } x ? Value(x) : null;

    private double Value(double share) => from + (share * (end - from));

    private bool Between(double level) => At(level) is not null;

    private double? At(double level)
    {
        IList<double> x = known.Keys;
        double[] p = Monotone(known.Values, known.Values[^1] >= known.Values[0]);
        for (int i = 1; i < p.Length; i++)
        {
            if ((p[i - 1] < level && p[i] >= level) || (p[i - 1] >= level && p[i] < level))
            {
                return p[i] == p[i - 1] ? x[i] : x[i - 1] + ((x[i] - x[i - 1]) * (level - p[i - 1]) / (p[i] - p[i - 1]));
            }
        }

        return null;
    }

    /// <summary>Pools neighbours that go the wrong way into their mean.</summary>
    private static double[] Monotone(IList<double> values, bool rising)
    {
        var pools = new List<(double Sum, int Count)>();
        foreach (double value in values)
        {
            pools.Add((value, 1));
            while (pools.Count > 1 && Wrong(pools[^2], pools[^1], rising))
            {
                pools[^2] = (pools[^2].Sum + pools[^1].Sum, pools[^2].Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }
        }

        return [.. pools.SelectMany(pool => Enumerable.Repeat(pool.Sum / pool.Count, pool.Count))];
    }

    private static bool Wrong((double Sum, int Count) a, (double Sum, int Count) b, bool rising)
    {
        double difference = (b.Sum / b.Count) - (a.Sum / a.Count);
        return rising ? difference < 0 : difference > 0;
    }
}
