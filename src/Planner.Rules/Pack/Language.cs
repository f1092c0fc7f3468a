namespace Planner.Rules.Pack;

/// <summary>A language Planner speaks to people.</summary>
public enum Language
{
    /// <summary>Vietnamese.</summary>
    Vietnamese,

    /// <summary>English.</summary>
    English,
}
