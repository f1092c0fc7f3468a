namespace Planner.Analysis.Discovery;

/// <summary>
/// The patient rule induction method (Friedman and Fisher, <i>Statistics and Computing</i> 9, 1999): from the box of everything, again and again the slice of one input's end is peeled off that leaves
/// the greatest share of events; what was peeled too far is pasted back. Peels twentieths of the box at a time.
/// </summary>
internal sealed class Peeling
{
    /// <summary>Share of the box peeled off, or pasted on, at a time.</summary>
    public const double Slice = 0.05;

    /// <summary>Least share of the sample that a box holds.</summary>
    public const double LeastMass = 0.05;

    private readonly IReadOnlyList<double[]> scores;
    private readonly bool[] events;
    private readonly int[][] order;
    private readonly int total;

    /// <summary>A search in a sample.</summary>
    /// <param name="scores"><c>[input][replicate]</c>.</param>
    /// <param name="events">Which replicates have the event.</param>
    public Peeling(IReadOnlyList<double[]> scores, bool[] events)
    {
        this.scores = scores;
        this.events = events;
        total = events.Count(e => e);
        order = [.. scores.Select(column =>
        {
            int[] index = [.. Enumerable.Range(0, events.Length)];
            Array.Sort((double[])column.Clone(), index);
            return index;
        })];
    }

    /// <summary>The boxes from everything to the smallest.</summary>
    public IReadOnlyList<PeelStep> Trajectory()
    {
        int n = events.Length;
        var steps = new List<PeelStep>();
        double[] low = [.. scores.Select(_ => double.NegativeInfinity)], high = [.. scores.Select(_ => double.PositiveInfinity)];

        // Of each input the members in the order of its scores.
        int[][] members = [.. order.Select(o => (int[])o.Clone())];
        bool[] inside = new bool[n];
        Array.Fill(inside, true);
        int count = n, hits = total;
        steps.Add(new PeelStep(InputBox.Everything, new BoxMeasure(count, hits, total, n)));
        while (true)
        {
            int slice = Math.Max(1, (int)(Slice * count));
            int left = count - slice;
            if (left < Math.Max(2, LeastMass * n))
            {
                break;
            }

            (int Input, bool Low, int Hits) best = (-1, false, -1);
            for (int i = 0; i < scores.Count; i++)
            {
                int fromLow = 0, fromHigh = 0;
                for (int j = 0; j < slice; j++)
                {
                    fromLow += events[members[i][j]] ? 1 : 0;
                    fromHigh += events[members[i][count - 1 - j]] ? 1 : 0;
                }

                // Every slice is as large as every other, so the greatest share left is the greatest number left.
                best = hits - fromLow > best.Hits ? (i, true, hits - fromLow) : best;
                best = hits - fromHigh > best.Hits ? (i, false, hits - fromHigh) : best;
            }

            int[] along = members[best.Input];
            double[] column = scores[best.Input];
            if (best.Low)
            {
                low[best.Input] = (column[along[slice - 1]] + column[along[slice]]) / 2;
                foreach (int r in along.AsSpan(0, slice))
                {
                    inside[r] = false;
                }
            }
            else
            {
                high[best.Input] = (column[along[left - 1]] + column[along[left]]) / 2;
                foreach (int r in along.AsSpan(left, slice))
                {
                    inside[r] = false;
                }
            }

            for (int i = 0; i < members.Length; i++)
            {
                members[i] = Array.FindAll(members[i], r => inside[r]);
            }

            count = left;
            hits = best.Hits;
            steps.Add(new PeelStep(BoxOf(low, high), new BoxMeasure(count, hits, total, n)));
        }

        return steps;
    }

    /// <summary>Widens a box, a slice at one end at a time, as long as the share of events in it grows.</summary>
    /// <param name="box">The box.</param>
    public InputBox Pasted(InputBox box)
    {
        while (true)
        {
            BoxMeasure now = Measure(box);
            int slice = Math.Max(1, (int)(Slice * now.Inside));
            (InputBox Box, double Density)? best = null;
            for (int l = 0; l < box.Limits.Count; l++)
            {
                BoxLimit limit = box.Limits[l];
                bool[] others = box.Without(l).Members(scores);
                int[] along = [.. order[limit.Input].Where(r => others[r])];
                double[] column = scores[limit.Input];
                if (double.IsFinite(limit.Low))
                {
                    int first = Array.FindIndex(along, r => column[r] > limit.Low);
                    Consider(limit with { Low = first - slice <= 0 ? double.NegativeInfinity : (column[along[first - slice - 1]] + column[along[first - slice]]) / 2 });
                }

                if (double.IsFinite(limit.High))
                {
                    int last = Array.FindLastIndex(along, r => column[r] < limit.High);
                    Consider(limit with { High = last + slice >= along.Length - 1 ? double.PositiveInfinity : (column[along[last + slice]] + column[along[last + slice + 1]]) / 2 });
                }

                void Consider(BoxLimit wider)
                {
                    BoxLimit[] limits = [.. box.Limits.Select((x, i) => i == l ? wider : x).Where(x => double.IsFinite(x.Low) || double.IsFinite(x.High))];
                    var candidate = new InputBox(limits);
                    double density = Measure(candidate).Density;
                    if (density > now.Density && (best is null || density > best.Value.Density))
                    {
                        best = (candidate, density);
                    }
                }
            }

            if (best is not { } found)
            {
                return box;
            }

            box = found.Box;
        }
    }

    /// <summary>What a box holds of the sample.</summary>
    /// <param name="box">The box.</param>
    public BoxMeasure Measure(InputBox box) => BoxMeasure.Of(box.Members(scores), events);

    /// <summary>The quasi-p-values of a box's restrictions in the sample.</summary>
    /// <param name="box">The box.</param>
    public IReadOnlyList<double> QuasiPValues(InputBox box) => BoxChoice.QuasiPValues(box, scores, events);

    private static InputBox BoxOf(double[] low, double[] high) => new(
    [
        .. Enumerable.Range(0, low.Length).Where(i => double.IsFinite(low[i]) || double.IsFinite(high[i])).Select(i => new BoxLimit(i, low[i], high[i])),
    ]);
}
