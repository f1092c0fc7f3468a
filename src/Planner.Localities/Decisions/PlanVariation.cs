namespace Planner.Localities.Decisions;

/// <summary>What a plan is looked at with besides its decisions: more or less money, a longer list.</summary>
/// <param name="Money">Factor on central and own money and on the ceiling of counterpart, in the years that may be decided; ≥ 0.</param>
/// <param name="ListLength">Factor on the most communes on the registration list at a time; ≥ 0.</param>
public sealed record PlanVariation(double Money, double ListLength)
{
    /// <summary>The plan as it is.</summary>
    public static readonly PlanVariation None = new(1, 1);
}
