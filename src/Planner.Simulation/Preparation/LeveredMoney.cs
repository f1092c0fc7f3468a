using System.Globalization;
using Planner.Localities.Policies;
using Planner.Localities.Scenarios;
using Planner.Rules.Pack;

namespace Planner.Simulation.Preparation;

/// <summary>What a scenario's levers make of disbursement, allocation and overlap, worked out once before the run. docs/model.md, "Levers".</summary>
internal static class LeveredMoney
{
    /// <summary>Most a year's mean share spent is raised to: the Beta needs a mean below 1.</summary>
    private const double MostSpent = 0.99;

    /// <summary>QN-03: pooled funds lose less to overlap.</summary>
    public static double OverlapLoss(Levers levers) =>
        levers.ProgrammeIntegration is { } pooled ? levers.OverlapLoss * (1 - (pooled.Share * pooled.OverlapSaved)) : levers.OverlapLoss;

    /// <summary>QN-04 raises the mean share spent to a least value; QN-01 makes conditional support wait, LC-L1 what people bring.</summary>
    /// <param name="component">The component's id.</param>
    /// <param name="rule">The rule of its kind of money; null where there is none.</param>
    /// <param name="levers">The levers.</param>
    public static DisbursementRule? Disbursement(string component, DisbursementRule? rule, Levers levers)
    {
        double wait = levers.ConditionalSupport is { } given && given.Components.Contains(component) ? given.Share * given.TakeUpLoss : 0;
        double brought = levers.CostSharing is { } shared && shared.Components.Contains(component) ? shared.Share * shared.TakeUpLoss : 0;
        wait = 1 - ((1 - wait) * (1 - brought));
        return rule is null || (levers.DisbursementRate == 0 && wait == 0)
            ? rule
            : rule with { Mean = rule.Mean.ToDictionary(m => m.Key, m => Math.Min(Math.Max(m.Value, levers.DisbursementRate), MostSpent) * (1 - wait)) };
    }

    /// <summary>DV-L1: share of what a component spends that comes back and is spent again the year after.</summary>
    /// <param name="component">The component's id.</param>
    /// <param name="levers">The levers.</param>
    public static double Recovered(string component, Levers levers) =>
        levers.ConditionalSupport is { } given && given.Components.Contains(component) ? given.Share * given.Recovered : 0;

    /// <summary>QN-02 keeps more for registered communes; KT-L2 gives districts their part first.</summary>
    /// <param name="component">The component's id.</param>
    /// <param name="rule">Its rule; only weights are touched.</param>
    /// <param name="levers">The levers.</param>
    public static AllocationRule Allocation(string component, AllocationRule rule, Levers levers)
    {
        if (rule.Kind != AllocationKind.Weights)
        {
            return rule;
        }

        AllocationRule kept = levers.Concentration > rule.Concentration ? rule with { Concentration = levers.Concentration } : rule;
        return levers.BudgetLevels is { DistrictShare: > 0 } levels && levels.Components.Contains(component)
            ? kept with { DistrictWeight = levels.Norm, DistrictShare = levels.DistrictShare }
            : kept;
    }

    /// <summary>KT-L1 and QN-L8: the weight's text with the factors of communes that come first, or null where nothing changes.</summary>
    /// <param name="component">The component's id.</param>
    /// <param name="rule">Its rule.</param>
    /// <param name="levers">The levers.</param>
    public static string? Weight(string component, AllocationRule rule, Levers levers)
    {
        if (rule.Kind != AllocationKind.Weights)
        {
            return null;
        }

        string text = rule.Weight!.Text;
        if (levers.PriorityCommunes is { } priority && priority.Components.Contains(component))
        {
            text = Factor(text, priority.Where, priority.Factor);
        }

        if (levers.RemoteRoads is { } roads && roads.Components.Contains(component))
        {
            text = Factor(text, roads.Where, roads.Weight);
        }

        return ReferenceEquals(text, rule.Weight.Text) ? null : text;
    }

    private static string Factor(string weight, RuleText where, double factor) =>
        factor == 1 ? weight : string.Create(CultureInfo.InvariantCulture, $"({weight}) * (({where.Text}) ? {factor:0.0#################} : 1.0)");
}
