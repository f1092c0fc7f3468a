namespace Planner.Numerics.Quantiles;

/// <summary>How a sample quantile lies between two order statistics; the numbers are those of Hyndman and Fan, The American Statistician 50 (1996) 361–365.</summary>
public enum QuantileDefinition
{
    /// <summary>Type 7: position (n − 1)·q + 1. The default of R and of Excel's QUANTILE.INC (Gumbel 1939).</summary>
    R7 = 7,

    /// <summary>Type 8: position (n + 1/3)·q + 1/3, median-unbiased whatever the distribution; Hyndman and Fan's own choice.</summary>
    R8 = 8,
}
