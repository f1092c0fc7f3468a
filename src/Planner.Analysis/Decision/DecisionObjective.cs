using Planner.Analysis.Attainment;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Decision;

/// <summary>What a choice between scenarios is judged by: the number of targets met, or one target's value.</summary>
/// <param name="Target">Index into the pack's targets; null for the number of targets met.</param>
public sealed record DecisionObjective(int? Target)
{
    /// <summary>The number of targets met.</summary>
    public static readonly DecisionObjective TargetsMet = new((int?)null);

    /// <summary>The objective by replicate, greater is better; NaN where the value is not defined.</summary>
    /// <param name="ensemble">The run.</param>
    public double[] Values(Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        if (Target is not { } target)
        {
            double[] met = new double[ensemble.Replicates];
            for (int t = 0; t < ensemble.Pack.Targets.Count; t++)
            {
                if (ensemble.Pack.Targets[t].IsSet)
                {
                    ReadOnlySpan<bool> column = ensemble.TargetMet(t);
                    for (int r = 0; r < met.Length; r++)
                    {
                        met[r] += column[r] ? 1 : 0;
                    }
                }
            }

            return met;
        }

        TargetDefinition definition = ensemble.Pack.Targets[target];
        Requirement requirement = Requirement.Of(definition);
        return
        [
            .. ensemble.TargetValue(target).ToArray().Select(v => requirement.Upwards switch
            {
                true => v,
                false => -v,
                null => -Math.Abs(v - requirement.Required),
            }),
        ];
    }
}
