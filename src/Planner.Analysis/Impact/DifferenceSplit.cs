using System.Numerics;
using Planner.Analysis.Intervals;
using Planner.Rules.Pack;

namespace Planner.Analysis.Impact;

/// <summary>
/// Splits the difference of two runs into groups of inputs: of all 2^k mixtures of the two runs' groups, each group's part is its Shapley value (Shapley 1953; for differences of model runs Song,
/// Nelson and Staum, <i>SIAM/ASA J. Uncertainty Quantification</i> 4, 2016), the mean over all k! orders of exchanging the groups one after the other. Parts are made replicate by replicate, so
/// they sum to the whole exactly and carry paired errors.
/// </summary>
public static class DifferenceSplit
{
    /// <summary>Splits one target's difference.</summary>
    /// <param name="target">The target.</param>
    /// <param name="groups">The groups that differ, in the order of the steps; at least one.</param>
    /// <param name="runs">By mixture: bit g set where group g is the second run's; 2^k entries, all of the same replicates.</param>
    /// <param name="clusterings">Tables of the replicates; two where the runs have different tables.</param>
    /// <param name="level">Level of the intervals, 0..1 exclusive.</param>
    /// <exception cref="ArgumentException">There is not one run to each mixture.</exception>
    public static TargetSplit Of(
        TargetDefinition target, IReadOnlyList<InputGroup> groups, IReadOnlyList<SplitColumns> runs, IReadOnlyList<Clustering> clusterings, double level = CriticalValue.StandardLevel)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(clusterings);
        int k = groups.Count, replicates = runs[0].Met.Length;
        if (k == 0 || runs.Count != 1 << k || runs.Any(r => r.Met.Length != replicates || r.Value.Length != replicates))
        {
            throw new ArgumentException("one run of the same replicates is needed for each mixture", nameof(runs));
        }

        double[] weights = Weights(k);
        bool defined = runs.All(r => r.Value.All(double.IsFinite));
        GroupPart[] parts =
        [
            .. groups.Select((group, g) =>
            {
                double[] share = new double[replicates], value = new double[replicates];
                double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
                for (int mask = 0; mask < runs.Count; mask++)
                {
                    if ((mask >> g & 1) != 0)
                    {
                        continue;
                    }

                    SplitColumns without = runs[mask], with = runs[mask | (1 << g)];
                    double weight = weights[BitOperations.PopCount((uint)mask)];
                    int moved = 0;
                    for (int r = 0; r < replicates; r++)
                    {
                        int change = (with.Met[r] ? 1 : 0) - (without.Met[r] ? 1 : 0);
                        moved += change;
                        share[r] += weight * change;
                        value[r] += weight * (with.Value[r] - without.Value[r]);
                    }

                    least = Math.Min(least, (double)moved / replicates);
                    greatest = Math.Max(greatest, (double)moved / replicates);
                }

                int before = (1 << g) - 1;
                return new GroupPart(
                    group,
                    PartInterval.Of(share, clusterings, level),
                    PartInterval.Of(Differences(runs[before], runs[before | (1 << g)]), clusterings, level),
                    least,
                    greatest,
                    defined ? clusterings.Select(c => MeanInterval.Of(value, c, level)!.Value).MaxBy(i => i.High - i.Low) : null);
            }),
        ];
        return new TargetSplit(
            target,
            ProportionInterval.Of(runs[0].Met, clusterings[0], level),
            ProportionInterval.Of(runs[^1].Met, clusterings[^1], level),
            PartInterval.Of(Differences(runs[0], runs[^1]), clusterings, level),
            parts);
    }

    /// <summary>Weight of a set of n groups exchanged before: n! (k − n − 1)! / k!.</summary>
    private static double[] Weights(int k)
    {
        double[] factorial = new double[k + 1];
        factorial[0] = 1;
        for (int i = 1; i <= k; i++)
        {
            factorial[i] = i * factorial[i - 1];
        }

        return [.. Enumerable.Range(0, k).Select(n => factorial[n] * factorial[k - n - 1] / factorial[k])];
    }

    private static double[] Differences(SplitColumns a, SplitColumns b) => [.. a.Met.Select((met, r) => (double)((b.Met[r] ? 1 : 0) - (met ? 1 : 0)))];
}
