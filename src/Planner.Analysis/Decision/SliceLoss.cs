using Planner.Analysis.Intervals;
using Planner.Localities.Scenarios;

namespace Planner.Analysis.Decision;

/// <summary>What a scenario gives away where an assumption turns out low, middling or high.</summary>
/// <param name="Input">The assumption.</param>
/// <param name="Third">Where it lies.</param>
/// <param name="Against">Id of the scenario that does best on average there, of the others.</param>
/// <param name="Loss">Mean of that scenario's objective less this one's, over the replicates of the slice; not above 0 where no other does better.</param>
public sealed record SliceLoss(UncertainInput Input, AssumptionThird Third, string Against, MeanInterval Loss)
{
    /// <summary>The regret: the loss, or 0 where there is none.</summary>
    public double Regret => Math.Max(0, Loss.Estimate);
}
