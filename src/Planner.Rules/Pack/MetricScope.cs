namespace Planner.Rules.Pack;

/// <summary>What a metric's expression is evaluated on.</summary>
public enum MetricScope
{
    /// <summary>Each commune, then aggregated.</summary>
    Commune,

    /// <summary>Each district, then aggregated.</summary>
    District,

    /// <summary>The locality as a whole; no aggregation.</summary>
    Locality,
}
