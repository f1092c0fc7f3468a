using Planner.Analysis.Attainment;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Analysis.Optimisation;

/// <summary>Something that is to be reached: a target, or a metric's value at the end of the last year.</summary>
/// <param name="Id">Id of the target or metric.</param>
/// <param name="Title">What it is.</param>
/// <param name="Unit">Unit of its value.</param>
/// <param name="Target">Index into the pack's targets; null for a metric.</param>
/// <param name="Metric">Index into the pack's metrics; null for a target.</param>
/// <param name="Requirement">What is asked of its value.</param>
public sealed record ObjectiveCondition(string Id, LocalizedText Title, string Unit, int? Target, int? Metric, Requirement Requirement)
{
    /// <summary>The condition of a target.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="target">Index of a target that is set.</param>
    public static ObjectiveCondition OfTarget(RulePack pack, int target)
    {
        ArgumentNullException.ThrowIfNull(pack);
        TargetDefinition definition = pack.Targets[target];
        return new ObjectiveCondition(definition.Id, definition.Title, definition.Unit, target, null, Requirement.Of(definition));
    }

    /// <summary>The condition of a metric's value at the end of the last year.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="metric">Index of the metric.</param>
    /// <param name="comparison">How the value compares; which way is better follows from it.</param>
    /// <param name="required">What is asked.</param>
    public static ObjectiveCondition OfMetric(RulePack pack, int metric, string comparison, double required)
    {
        ArgumentNullException.ThrowIfNull(pack);
        MetricDefinition definition = pack.Metrics[metric];
        bool whole = definition.Unit is "communes" or "districts" or "villages" or "households" or "persons" or "criteria";
        return new ObjectiveCondition(definition.Id, definition.Title, definition.Unit, null, metric, new Requirement(comparison, required, whole));
    }

    /// <summary>Its value by replicate.</summary>
    /// <param name="ensemble">The run.</param>
    public ReadOnlySpan<double> Values(Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        return Target is { } target ? ensemble.TargetValue(target) : ensemble.Metric(Metric!.Value, ensemble.Years.Count - 1);
    }

    /// <summary>Whether it is met in a replicate.</summary>
    /// <param name="ensemble">The run.</param>
    /// <param name="replicate">The replicate.</param>
    public bool Met(Ensemble ensemble, int replicate)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        return Target is { } target ? ensemble.TargetMet(target)[replicate] : Requirement.Met(Values(ensemble)[replicate]);
    }
}
