using Planner.Numerics.Distributions;

namespace Planner.Analysis.Optimisation;

/// <summary>
/// A race between candidates over common replicates: all begin with the same number, then each round gives the next replicates where <see cref="OptimalAllocation"/>
/// wants them most. Candidate i always holds replicates 0..n_i − 1, so that any two are paired over the shorter of their columns.
/// </summary>
public static class CandidateRace
{
    /// <summary>Runs a race.</summary>
    /// <param name="candidates">Their number; ≥ 1.</param>
    /// <param name="first">Replicates of each at the start; ≥ 2.</param>
    /// <param name="total">Replicates of all together at the end; those of the start are always given.</param>
    /// <param name="round">Replicates given in one round, to all together; ≥ <paramref name="granule"/>.</param>
    /// <param name="granule">Replicates are given in multiples of this (the number of synthetic tables); ≥ 1.</param>
    /// <param name="indifference">A difference of means that does not matter; ≥ 0.</param>
    /// <param name="extend">For some candidates with the number of replicates each should hold: all values of each, greater is better.</param>
    public static RaceResult Run(
        int candidates, int first, int total, int round, int granule, double indifference, Func<IReadOnlyList<(int Candidate, int Replicates)>, IReadOnlyList<double[]>> extend)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(granule, 1);
        ArgumentNullException.ThrowIfNull(extend);
        int given = Up(first);
        double[][] values = [.. extend([.. Enumerable.Range(0, candidates).Select(c => (c, given))])];
        int used = given * candidates;
        while (candidates > 1 && used + granule <= total)
        {
            int next = Math.Min(round, total - used);
            double[] shares = OptimalAllocation.Shares([.. values.Select(v => v.Average())], [.. values.Select(Deviation)], indifference);

            // Who lacks most of what the allocation of everything so far and this round would give.
            double[] lacking = [.. shares.Select((s, i) => Math.Max(0, (s * (used + next)) - values[i].Length))];
            double sum = lacking.Sum();
            var wanted = new List<(int Candidate, int Replicates)>();
            foreach (int i in Enumerable.Range(0, candidates).OrderByDescending(i => lacking[i]).ThenBy(i => i))
            {
                int more = Math.Min(Up((int)Math.Ceiling(sum > 0 ? lacking[i] / sum * next : 0)), (total - used) / granule * granule);
                if (more > 0)
                {
                    wanted.Add((i, values[i].Length + more));
                    used += more;
                }
            }

            if (wanted.Count == 0)
            {
                break;
            }

            IReadOnlyList<double[]> extended = extend(wanted);
            for (int w = 0; w < wanted.Count; w++)
            {
                values[wanted[w].Candidate] = extended[w];
            }
        }

        double[] means = [.. values.Select(v => v.Average())];
        int best = 0;
        for (int i = 1; i < candidates; i++)
        {
            best = means[i] > means[best] ? i : best;
        }

        return new RaceResult(best, means, [.. values.Select(v => v.Length)], Math.Max(0, 1 - Enumerable.Range(0, candidates).Where(i => i != best).Sum(i => Mistaken(values[best], values[i], indifference))));

        int Up(int replicates) => (replicates + granule - 1) / granule * granule;
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }

    private static double Mistaken(double[] best, double[] other, double indifference)
    {
        double[] differences = [.. best.Zip(other, (b, o) => b - o)];
        double error = Deviation(differences) / Math.Sqrt(differences.Length);
        double mean = differences.Average() + indifference;
        return error > 0 ? Normal.Cdf(-mean / error) : mean > 0 ? 0 : 0.5;
    }
}
