using Planner.Simulation.Recording;

namespace Planner.Analysis.Sensitivity;

/// <summary>Of a run, by target and replicate: the target's value and whether it is met.</summary>
internal sealed class TargetOutputs
{
    public TargetOutputs(int targets, int replicates)
    {
        Values = [.. Enumerable.Range(0, targets).Select(_ => new double[replicates])];
        Met = [.. Enumerable.Range(0, targets).Select(_ => new bool[replicates])];
    }

    /// <summary><c>[target][replicate]</c>, in the target's unit; NaN where it is not defined.</summary>
    public double[][] Values { get; }

    /// <summary><c>[target][replicate]</c>.</summary>
    public bool[][] Met { get; }

    /// <summary>Takes the targets of some replicates.</summary>
    /// <param name="outcomes">Their outcomes.</param>
    /// <param name="targets">Indexes of the targets.</param>
    /// <param name="at">Place of the first of them.</param>
    public void Take(Outcomes outcomes, IReadOnlyList<int> targets, int at)
    {
        for (int t = 0; t < targets.Count; t++)
        {
            outcomes.TargetValue(targets[t]).CopyTo(Values[t].AsSpan(at));
            outcomes.IsTargetMet(targets[t]).CopyTo(Met[t].AsSpan(at));
        }
    }

    /// <summary>Whether a target is met, as 1 and 0.</summary>
    public double[] Indicator(int target) => [.. Met[target].Select(m => m ? 1.0 : 0.0)];
}
