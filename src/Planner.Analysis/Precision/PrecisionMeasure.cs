namespace Planner.Analysis.Precision;

/// <summary>Which intervals are to be narrow enough.</summary>
public enum PrecisionMeasure
{
    /// <summary>Every chosen target's probability under every scenario.</summary>
    Probabilities,

    /// <summary>Every chosen target's paired difference of probability between each scenario and the reference.</summary>
    Differences,
}
