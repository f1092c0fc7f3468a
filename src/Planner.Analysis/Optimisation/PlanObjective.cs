using Planner.Simulation.Recording;

namespace Planner.Analysis.Optimisation;

/// <summary>What a plan is to do best.</summary>
/// <param name="Kind">What of the outcomes counts.</param>
/// <param name="Conditions">For chances: what is to be reached together, at least one; for metrics: the one metric, whose requirement says by its operator which way is better.</param>
/// <param name="Tail">For the worst futures: their share, 0..1 exclusive.</param>
public sealed record PlanObjective(ObjectiveKind Kind, IReadOnlyList<ObjectiveCondition> Conditions, double Tail = 0.1)
{
    /// <summary>Whether one quantity stands behind the objective, so that it can be shown beside a chance.</summary>
    public bool HasQuantity => Conditions.Count == 1;

    /// <summary>Whether the objective is met, by replicate; for chances.</summary>
    /// <param name="ensemble">The run.</param>
    public bool[] Met(Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        bool[] met = new bool[ensemble.Replicates];
        for (int r = 0; r < met.Length; r++)
        {
            met[r] = Conditions.All(c => c.Met(ensemble, r));
        }

        return met;
    }

    /// <summary>The quantity behind the objective, by replicate, in its own unit: the condition's value, or the number of targets or conditions met.</summary>
    /// <param name="ensemble">The run.</param>
    public double[] Quantity(Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        if (Kind == ObjectiveKind.TargetsMet)
        {
            return Decision.DecisionObjective.TargetsMet.Values(ensemble);
        }

        return HasQuantity
            ? Conditions[0].Values(ensemble).ToArray()
            : [.. Enumerable.Range(0, ensemble.Replicates).Select(r => (double)Conditions.Count(c => c.Met(ensemble, r)))];
    }

    /// <summary>Whether more of the quantity is better.</summary>
    public bool Upwards => !HasQuantity || Conditions[0].Requirement.Upwards != false;
}
