using System.Numerics;
using Planner.Numerics.Distributions;
using Planner.Numerics.ElementaryFunctions;
using static Planner.Simulation.Stages.LaneMasks;

namespace Planner.Simulation.Stages;

/// <summary>
/// How many of a commune's especially difficult villages stay so at a review: they are taken to be the poorest, and the villages' logit poverty to
/// be normal about the commune's. docs/model.md, "Area status".
/// </summary>
internal sealed class VillageReview
{
    private readonly double spread;
    private readonly double threshold;

    // By the commune's number of villages: where each difficult village, poorest first, lies above the commune's own logit poverty.
    private readonly double[]?[] places;

    /// <summary>A review.</summary>
    /// <param name="threshold">Poverty rate from which a village stays especially difficult, percent.</param>
    /// <param name="spread">Standard deviation of villages' logit poverty.</param>
    /// <param name="communes">Villages and difficult villages of communes to prepare for; others are computed when met.</param>
    public VillageReview(double threshold, double spread, IEnumerable<(int Villages, int Difficult)> communes)
    {
        this.spread = spread;
        this.threshold = DeterministicMath.Log(threshold / 100 / (1 - (threshold / 100)));
        Dictionary<int, int> most = communes.GroupBy(c => c.Villages).ToDictionary(g => g.Key, g => g.Max(c => c.Difficult));
        places = new double[]?[most.Keys.DefaultIfEmpty(-1).Max() + 1];
        foreach ((int villages, int difficult) in most)
        {
            places[villages] = [.. Enumerable.Range(1, difficult).Select(j => Place(j, villages))];
        }
    }

    /// <summary>Reviews the villages of one commune.</summary>
    /// <param name="rate">Poverty rate of the commune, percent.</param>
    /// <param name="villages">Its villages.</param>
    /// <param name="difficult">Of them especially difficult; receives how many stay so.</param>
    /// <param name="distance">Room for a number per lane.</param>
    public void Run(ReadOnlySpan<double> rate, ReadOnlySpan<double> villages, Span<double> difficult, Span<double> distance)
    {
        if (!difficult.ContainsAnyExcept(0.0))
        {
            return;
        }

        var hundred = new Vector<double>(100);
        for (int lane = 0; lane < rate.Length; lane += Count)
        {
            Vector<double> p = At(rate, lane) / hundred;
            (p / (Vector<double>.One - p)).CopyTo(distance[lane..]);
        }

        DeterministicMath.Log(distance, distance);
        for (int lane = 0; lane < rate.Length; lane++)
        {
            difficult[lane] = difficult[lane] <= 0 || rate[lane] >= 100 ? difficult[lane]
                : rate[lane] <= 0 ? 0
                : Remaining((int)villages[lane], (int)difficult[lane], threshold - distance[lane]);
        }
    }

    private int Remaining(int villages, int difficult, double distance)
    {
        int remaining = 0;
        if ((uint)villages < (uint)places.Length && places[villages] is { } known && difficult <= known.Length)
        {
            foreach (double place in known.AsSpan(0, difficult))
            {
                remaining += place >= distance ? 1 : 0;
            }

            return remaining;
        }

        for (int j = 1; j <= difficult; j++)
        {
            remaining += Place(j, villages) >= distance ? 1 : 0;
        }

        return remaining;
    }

    /// <summary>Village j, poorest first, stands at this quantile of the villages' logit poverty.</summary>
    private double Place(int j, int villages) => spread * Normal.Quantile(1 - ((j - 0.5) / villages));
}
