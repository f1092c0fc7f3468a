namespace Planner.Rules.Pack;

/// <summary>The closed list of units that files may name.</summary>
public static class Units
{
    /// <summary>A share in percent, 0..100.</summary>
    public const string Percent = "percent";

    /// <summary>All valid units.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Percent, "percentage points", "percentage points per year", "readiness", "million VND per person per year", "million VND", "billion VND",
        "communes", "districts", "villages", "households", "persons", "criteria", "criteria per commune", "times", "m2 per person", "km", "none",
    ];
}
