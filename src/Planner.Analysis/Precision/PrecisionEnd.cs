namespace Planner.Analysis.Precision;

/// <summary>Why a run of open length ended.</summary>
public enum PrecisionEnd
{
    /// <summary>Every interval asked for is narrow enough.</summary>
    Reached,

    /// <summary>The most replicates allowed were run.</summary>
    Cap,

    /// <summary>What is still too wide is so because the synthetic tables differ; more replicates would not make it narrow enough.</summary>
    Tables,
}
