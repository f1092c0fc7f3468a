namespace Planner.Rules.Pack;

/// <summary>How values of many units become one.</summary>
public enum Aggregate
{
    /// <summary>Σ value.</summary>
    Sum,

    /// <summary>Σ value / n.</summary>
    Mean,

    /// <summary>Σ weight·value / Σ weight.</summary>
    WeightedMean,

    /// <summary>Number of units where the (boolean) value holds.</summary>
    Count,

    /// <summary>100 · Σ weight where the (boolean) value holds / Σ weight; weight 1 where none is given.</summary>
    Share,

    /// <summary>100 · Σ value / Σ weight: a share of sums, such as poor households of all households.</summary>
    Ratio,

    /// <summary>Least value.</summary>
    Min,

    /// <summary>Greatest value.</summary>
    Max,
}
