namespace Planner.Analysis.Optimisation;

/// <summary>What of the outcomes a plan is judged by.</summary>
public enum ObjectiveKind
{
    /// <summary>The chance that all conditions are met in the same future.</summary>
    Chance,

    /// <summary>The mean of a metric at the end.</summary>
    Mean,

    /// <summary>The mean of a metric at the end over the worst futures (conditional value at risk).</summary>
    Worst,

    /// <summary>The mean number of targets met.</summary>
    TargetsMet,
}
