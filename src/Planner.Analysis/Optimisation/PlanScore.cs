using Planner.Analysis.Attainment;
using Planner.Numerics.ElementaryFunctions;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Optimisation;

/// <summary>
/// What a search maximises: a mean over replicates that leads to the objective also where the chance itself is 0 or 1 and tells plans apart no more. A chance is scored by
/// 1 / (1 + exp(−m)), m the least margin over the conditions, in units of half a standard deviation under the present plan or, where the median is further away than
/// that, of a third of the way to go. The worst futures are scored after Rockafellar and Uryasev (<em>Journal of Risk</em> 2, 2000): q − max(0, q − v)/tail, whose mean is
/// the conditional value at risk at the quantile q.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class PlanScore
{
    private readonly PlanObjective objective;
    private readonly double[] scales;

    /// <summary>Fits the score to the present plan.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="present">The present plan's run on the replicates of the search.</param>
    public PlanScore(PlanObjective objective, Ensemble present)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(present);
        this.objective = objective;
        scales = [.. objective.Conditions.Select(c => Scale(c, present))];
    }

    /// <summary>The score by replicate; greater is better.</summary>
    /// <param name="ensemble">A run.</param>
    public double[] Of(Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        switch (objective.Kind)
        {
            case ObjectiveKind.Chance:
                return [.. Enumerable.Range(0, ensemble.Replicates).Select(r => 1 / (1 + DeterministicMath.Exp(-Margin(ensemble, r))))];
            case ObjectiveKind.Worst:
                double[] values = Oriented(ensemble);
                double[] ordered = [.. values.Order()];
                double quantile = ordered[Math.Max(0, (int)Math.Ceiling(objective.Tail * ordered.Length) - 1)];
                return [.. values.Select(v => quantile - (Math.Max(0, quantile - v) / objective.Tail))];
            default:
                return Oriented(ensemble);
        }
    }

    private double[] Oriented(Ensemble ensemble)
    {
        double[] values = objective.Quantity(ensemble);
        double undefined = values.Where(double.IsFinite).Select(v => objective.Upwards ? v : -v).DefaultIfEmpty(0).Min();
        return [.. values.Select(v => !double.IsFinite(v) ? undefined : objective.Upwards ? v : -v)];
    }

    private double Margin(Ensemble ensemble, int replicate)
    {
        double least = double.PositiveInfinity;
        for (int c = 0; c < scales.Length; c++)
        {
            ObjectiveCondition condition = objective.Conditions[c];
            double value = condition.Values(ensemble)[replicate];
            least = double.IsNaN(value) ? double.NegativeInfinity : Math.Min(least, Distance(condition, value, condition.Met(ensemble, replicate)) / scales[c]);
        }

        return Math.Clamp(least, -500, 500);
    }

    private static double Distance(ObjectiveCondition condition, double value, bool met)
    {
        Requirement asked = condition.Requirement;
        return asked.Upwards switch
        {
            true => value - asked.Required,
            false => asked.Required - value,
            null => met ? 0 : -Math.Abs(value - asked.Required),
        };
    }

    private static double Scale(ObjectiveCondition condition, Ensemble present)
    {
        double[] values = [.. condition.Values(present).ToArray().Where(double.IsFinite).Order()];
        if (values.Length == 0)
        {
            return 1;
        }

        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length);
        double gap = condition.Requirement.Shortfall(values[values.Length / 2]);
        return Math.Max(Math.Max(deviation / 2, gap / 3), 1e-6 * Math.Max(1, Math.Abs(condition.Requirement.Required)));
    }
}
