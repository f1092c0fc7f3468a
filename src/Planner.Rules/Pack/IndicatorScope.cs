namespace Planner.Rules.Pack;

/// <summary>What an indicator describes.</summary>
public enum IndicatorScope
{
    /// <summary>A commune.</summary>
    Commune,

    /// <summary>A district.</summary>
    District,
}
