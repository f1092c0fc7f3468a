using Planner.Analysis.Attainment;
using Planner.Analysis.Intervals;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Comparison;

/// <summary>What scenario b does to a target against scenario a, over paired replicates.</summary>
/// <param name="Target">The target.</param>
/// <param name="A">Id of the reference scenario.</param>
/// <param name="B">Id of the other.</param>
/// <param name="Probability">P(b) − P(a) that the target is met, with interval; null where the target is not set.</param>
/// <param name="Better">Share of replicates (0..1) in which b's value is strictly better.</param>
/// <param name="Equal">Share of replicates in which the values are equal.</param>
public sealed record TargetDifference(
    TargetDefinition Target,
    string A,
    string B,
    PairedDifferenceInterval? Probability,
    double Better,
    double Equal)
{
    /// <summary>Share of the variance of the difference of the target's values that comes from assumptions no data inform; null where the difference does not vary or too few replicates were run.</summary>
    public AssumptionShare? Uninformed { get; init; }

    /// <summary>The difference of the target's values, b − a, by replicate.</summary>
    internal static double[] Values(Ensemble a, Ensemble b, int target)
    {
        double[] values = new double[a.Replicates];
        ReadOnlySpan<double> of = a.TargetValue(target), to = b.TargetValue(target);
        for (int r = 0; r < values.Length; r++)
        {
            values[r] = to[r] - of[r];
        }

        return values;
    }

    /// <summary>Compares two ensembles on a target.</summary>
    /// <param name="a">The reference.</param>
    /// <param name="b">The other; same locality, seed and replicates.</param>
    /// <param name="target">Index into the pack's targets.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    /// <param name="level">Level of the interval, 0..1 exclusive.</param>
    public static TargetDifference Of(Ensemble a, Ensemble b, int target, Clustering clustering, double level = CriticalValue.StandardLevel)
    {
        TargetDefinition definition = a.Pack.Targets[target];
        if (!definition.IsSet)
        {
            return new TargetDifference(definition, a.Scenario.Id, b.Scenario.Id, null, 0, 0);
        }

        Requirement requirement = Requirement.Of(definition);
        int better = 0, equal = 0;
        for (int r = 0; r < a.Replicates; r++)
        {
            int compared = requirement.Compare(a.TargetValue(target)[r], b.TargetValue(target)[r]);
            better += compared > 0 ? 1 : 0;
            equal += compared == 0 ? 1 : 0;
        }

        return new TargetDifference(
            definition,
            a.Scenario.Id,
            b.Scenario.Id,
            PairedDifferenceInterval.Of(a.TargetMet(target), b.TargetMet(target), clustering, level),
            (double)better / a.Replicates,
            (double)equal / a.Replicates);
    }
}
