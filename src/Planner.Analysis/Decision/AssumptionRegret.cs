using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Localities.Scenarios;
using Planner.Simulation.Running;

namespace Planner.Analysis.Decision;

/// <summary>
/// Regret across assumptions that no data inform: each is cut into thirds of its distribution, and in each slice a scenario is held against the one that does best there on average – what one would have chosen
/// had one known how the assumption turns out, though not the luck of the years (Savage 1951, the states of the world being slices; Lempert, Popper and Bankes, <i>Shaping the Next One Hundred Years</i>, 2003, use
/// regret so). One assumption is cut at a time; the others vary inside its slices.
/// </summary>
/// <param name="Scenarios">The scenarios, in the order given; at least two.</param>
public sealed record AssumptionRegret(IReadOnlyList<ScenarioSlices> Scenarios)
{
    // Φ⁻¹(2/3).
    private const double UpperThird = 0.4307272992954576;
    private const int LeastReplicates = 10;

    /// <summary>The scenario whose worst slice is least bad; of equals the one with the least regret over all slices.</summary>
    public ScenarioSlices Minimax => Scenarios.OrderBy(s => s.Worst.Regret).ThenBy(s => s.Slices.Sum(x => x.Regret)).First();

    /// <summary>Other scenarios whose worst slice may be as little bad: the intervals overlap.</summary>
    public IReadOnlyList<ScenarioSlices> AsGood
    {
        get
        {
            ScenarioSlices best = Minimax;
            return [.. Scenarios.Where(s => s != best && s.Worst.Loss.Low <= Math.Max(0, best.Worst.Loss.High))];
        }
    }

    /// <summary>The regrets of scenarios of a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="values">Of each scenario the objective by replicate, greater is better, all finite.</param>
    /// <param name="replicates">Which replicates of the comparison these are, ascending.</param>
    /// <returns>The regrets; null where there is one scenario, no such assumption, or too few replicates to a slice.</returns>
    public static AssumptionRegret? Of(EnsembleComparison comparison, IReadOnlyList<(string Scenario, double[] Values)> values, IReadOnlyList<int> replicates)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(replicates);
        Scenario[] compared = [.. comparison.Scenarios.Select(s => s.Scenario).Where(s => values.Any(v => v.Scenario == s.Id))];
        var scores = new Dictionary<UncertainInput, double[]>();
        foreach (Scenario scenario in compared)
        {
            var drawn = InputScores.Of(scenario, comparison.Seed, comparison.Replicates);
            foreach (UncertainInput input in drawn.Inputs.Where(i => !scores.ContainsKey(i) && !compared.Any(s => s.Assumptions.Any(a => a.Input == i && a.Informed))))
            {
                double[] all = drawn.Of(input).ToArray();
                scores[input] = [.. replicates.Select(r => all[r])];
            }
        }

        var tables = Clustering.Of(replicates.Select(r => comparison.Reference.Ensemble.TableOf(r)));
        return Of(values, [.. scores.OrderBy(s => s.Key).Select(s => (s.Key, s.Value))], tables, comparison.ComputedLevel);
    }

    /// <summary>The regrets of scenarios.</summary>
    /// <param name="values">Of each scenario the objective by replicate, greater is better, all finite, all paired.</param>
    /// <param name="scores">Of each assumption its normal score by replicate.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    /// <param name="level">Level of the intervals, 0..1 exclusive.</param>
    /// <returns>The regrets; null where there is one scenario, no assumption, or too few replicates to a slice.</returns>
    public static AssumptionRegret? Of(
        IReadOnlyList<(string Scenario, double[] Values)> values, IReadOnlyList<(UncertainInput Input, double[] Scores)> scores, Clustering clustering,
        double level = CriticalValue.StandardLevel)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(clustering);
        if (values.Count < 2 || scores.Count == 0)
        {
            return null;
        }

        int[] tables = clustering.TableOf.ToArray();
        bool byTable = clustering.Tables >= 4;
        var slices = new List<Slice>();
        foreach ((UncertainInput input, double[] z) in scores)
        {
            foreach (AssumptionThird third in Enum.GetValues<AssumptionThird>())
            {
                int[] all = [.. Enumerable.Range(0, z.Length).Where(r => ThirdOf(z[r]) == third)];
                var slice = new Slice(input, third, all, [.. all.Where(r => Half(r) == 0)], [.. all.Where(r => Half(r) == 1)]);
                if (slice.Search.Length < LeastReplicates || slice.Estimate.Length < LeastReplicates)
                {
                    return null;
                }

                slices.Add(slice);
            }
        }

        return new AssumptionRegret(
        [
            .. values.Select(own =>
            {
                (string Scenario, double[] Values)[] others = [.. values.Where(v => v.Scenario != own.Scenario)];
                (Slice worst, (string Scenario, double[] Values) against) = slices.SelectMany(s => others.Select(o => (Slice: s, Other: o)))
                    .MaxBy(x => Mean(x.Other.Values, own.Values, x.Slice.Search));
                return new ScenarioSlices(
                    own.Scenario,
                    [.. slices.Select(s => Loss(own.Values, others.MaxBy(o => Mean(o.Values, own.Values, s.All)), s, s.All))],
                    Loss(own.Values, against, worst, worst.Estimate));
            }),
        ]);

        int Half(int replicate) => (byTable ? tables[replicate] : replicate) % 2;

        SliceLoss Loss(double[] own, (string Scenario, double[] Values) other, Slice slice, int[] over) => new(
            slice.Input,
            slice.Third,
            other.Scenario,
            MeanInterval.Of([.. over.Select(r => other.Values[r] - own[r])], Clustering.Of(over.Select(r => tables[r])), level)!.Value);
    }

    private static AssumptionThird ThirdOf(double score) => score switch
    {
        < -UpperThird => AssumptionThird.Low,
        > UpperThird => AssumptionThird.High,
        _ => AssumptionThird.Middle,
    };

    private static double Mean(double[] other, double[] own, int[] over)
    {
        double sum = 0;
        foreach (int r in over)
        {
            sum += other[r] - own[r];
        }

        return sum / over.Length;
    }

    /// <summary>The replicates of a slice: all, those the worst is looked for in, those it is estimated on.</summary>
    private sealed record Slice(UncertainInput Input, AssumptionThird Third, int[] All, int[] Search, int[] Estimate);
}
