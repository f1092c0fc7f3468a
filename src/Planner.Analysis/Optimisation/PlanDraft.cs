using Planner.Localities.Decisions;

namespace Planner.Analysis.Optimisation;

/// <summary>A plan to be simulated.</summary>
/// <param name="Values">One value a variable of the decision space.</param>
/// <param name="Variation">More money or a longer list than the plan itself has.</param>
public sealed record PlanDraft(IReadOnlyList<double> Values, PlanVariation Variation)
{
    /// <summary>A plan as it is.</summary>
    /// <param name="values">One value a variable.</param>
    public PlanDraft(IReadOnlyList<double> values)
        : this(values, PlanVariation.None)
    {
    }
}
