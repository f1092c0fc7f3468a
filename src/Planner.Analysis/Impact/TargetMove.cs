using Planner.Analysis.Attainment;
using Planner.Analysis.Intervals;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Impact;

/// <summary>How a change moves one target, over paired replicates.</summary>
/// <param name="Old">The target under the old rules.</param>
/// <param name="New">The target under the new rules; another requirement counts as part of the change.</param>
/// <param name="Before">Probability that it is met before.</param>
/// <param name="After">Probability that it is met after.</param>
/// <param name="Difference">After less before.</param>
/// <param name="Value">Mean difference of the target's value, after less before; null where it is nowhere defined.</param>
/// <param name="Better">Share of replicates (0..1) in which the value is strictly better after, as the new requirement sees it.</param>
/// <param name="Worse">Share of replicates in which it is strictly worse.</param>
public sealed record TargetMove(
    TargetDefinition Old,
    TargetDefinition New,
    ProportionInterval Before,
    ProportionInterval After,
    PairedDifferenceInterval Difference,
    MeanInterval? Value,
    double Better,
    double Worse)
{
    /// <summary>Whether what is asked differs.</summary>
    public bool Redefined => Old.Operator != New.Operator || !Old.Required.Equals(New.Required) || Old.Unit != New.Unit;

    /// <summary>Whether the probability or the value moves by more than the simulation's error.</summary>
    public bool Moves => Difference.Distinguishable || Value is { Distinguishable: true };

    /// <summary>The targets that both runs have and that are set, in the new run's order.</summary>
    /// <param name="old">The run before.</param>
    /// <param name="now">The run after: same locality, seed and replicates.</param>
    /// <param name="level">Level of the intervals, 0..1 exclusive.</param>
    /// <exception cref="ArgumentException">The runs are not paired.</exception>
    public static IReadOnlyList<TargetMove> Of(Ensemble old, Ensemble now, double level = CriticalValue.StandardLevel)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        if (old.Seed != now.Seed || old.Replicates != now.Replicates || old.Locality.Id != now.Locality.Id)
        {
            throw new ArgumentException("locality, seed or replicates differ: the runs are not paired", nameof(now));
        }

        Clustering tables = Clustering.Of(old);
        var moves = new List<TargetMove>();
        for (int b = 0; b < now.Pack.Targets.Count; b++)
        {
            TargetDefinition target = now.Pack.Targets[b];
            int a = old.Pack.Targets.ToList().FindIndex(t => t.Id == target.Id);
            if (a < 0 || !target.IsSet || !old.Pack.Targets[a].IsSet)
            {
                continue;
            }

            Requirement requirement = Requirement.Of(target);
            ReadOnlySpan<double> of = old.TargetValue(a), to = now.TargetValue(b);
            double[] differences = new double[of.Length];
            int better = 0, worse = 0;
            for (int r = 0; r < differences.Length; r++)
            {
                differences[r] = to[r] - of[r];
                int compared = requirement.Compare(of[r], to[r]);
                better += compared > 0 ? 1 : 0;
                worse += compared < 0 ? 1 : 0;
            }

            moves.Add(new TargetMove(
                old.Pack.Targets[a],
                target,
                ProportionInterval.Of(old.TargetMet(a), tables, level),
                ProportionInterval.Of(now.TargetMet(b), tables, level),
                PairedDifferenceInterval.Of(old.TargetMet(a), now.TargetMet(b), tables, level),
                MeanInterval.Of(differences, tables, level),
                (double)better / differences.Length,
                (double)worse / differences.Length));
        }

        return moves;
    }
}
