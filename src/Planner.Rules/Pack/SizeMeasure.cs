namespace Planner.Rules.Pack;

/// <summary>What a unit cost is counted per.</summary>
public enum SizeMeasure
{
    /// <summary>One commune, whatever its size.</summary>
    Commune,

    /// <summary>Each village of the commune.</summary>
    Villages,

    /// <summary>Each household of the commune.</summary>
    Households,
}
