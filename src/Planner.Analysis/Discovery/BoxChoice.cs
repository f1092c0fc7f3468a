using Planner.Numerics.Distributions;

namespace Planner.Analysis.Discovery;

/// <summary>
/// Chooses one box of a peeling trajectory. Of every box, restrictions that its own sample does not need are dropped (quasi-p-values above one in twenty, Bryant and Lempert 2010; at most three are kept), then the box with the
/// most events beyond chance is taken; a box with fewer restrictions goes before it where it has nineteen twentieths of that.
/// </summary>
internal static class BoxChoice
{
    /// <summary>Most restrictions of a box: what people can keep in mind.</summary>
    public const int MostLimits = 3;

    /// <summary>Quasi-p-value up to which a restriction counts.</summary>
    public const double Needed = 0.05;

    private const double NearlyAsMuch = 0.95;

    /// <summary>The box; that of everything where no restriction counts.</summary>
    /// <param name="peeling">The search.</param>
    /// <param name="trajectory">Its boxes.</param>
    public static InputBox Of(Peeling peeling, IReadOnlyList<PeelStep> trajectory)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var candidates = new List<(InputBox Box, double Excess)>();
        foreach (PeelStep step in trajectory)
        {
            InputBox box = peeling.Pasted(Simplified(peeling, step.Box));
            if (box.Limits.Count > 0 && seen.Add(string.Join(';', box.Limits)))
            {
                candidates.Add((box, peeling.Measure(box).Excess));
            }
        }

        if (candidates.Count == 0)
        {
            return InputBox.Everything;
        }

        double most = candidates.Max(c => c.Excess);
        return most <= 0
            ? InputBox.Everything
            : candidates.Where(c => c.Excess >= NearlyAsMuch * most).OrderBy(c => c.Box.Limits.Count).ThenByDescending(c => c.Excess).First().Box;
    }

    /// <summary>The quasi-p-value of each restriction: how likely the box would hold at least as many events if this restriction did nothing, the share being that of the box without it.</summary>
    /// <param name="box">The box.</param>
    /// <param name="scores"><c>[input][replicate]</c>.</param>
    /// <param name="events">Which replicates have the event.</param>
    public static IReadOnlyList<double> QuasiPValues(InputBox box, IReadOnlyList<double[]> scores, bool[] events)
    {
        var whole = BoxMeasure.Of(box.Members(scores), events);
        return
        [
            .. Enumerable.Range(0, box.Limits.Count).Select(l =>
            {
                var without = BoxMeasure.Of(box.Without(l).Members(scores), events);
                return whole.Inside == 0 ? 1 : AtLeast(whole.Hits, whole.Inside, without.Density);
            }),
        ];
    }

    private static double AtLeast(int hits, int of, double chance) => hits == 0 || chance >= 1 ? 1 : chance <= 0 ? 0 : 1 - Binomial.Cdf(hits - 1, of, chance);

    private static InputBox Simplified(Peeling peeling, InputBox box)
    {
        while (box.Limits.Count > 0)
        {
            IReadOnlyList<double> needed = peeling.QuasiPValues(box);
            int least = 0;
            for (int l = 1; l < needed.Count; l++)
            {
                // Of restrictions that all count beyond what a double tells apart, the one whose loss costs least goes first.
                least = needed[l] > needed[least] || (needed[l].Equals(needed[least]) && peeling.Measure(box.Without(l)).Density > peeling.Measure(box.Without(least)).Density) ? l : least;
            }

            if (needed[least] <= Needed && box.Limits.Count <= MostLimits)
            {
                break;
            }

            box = box.Without(least);
        }

        return box;
    }
}
