namespace Planner.Reporting.Charts.Model;

/// <summary>What a legend's swatch looks like.</summary>
public enum LegendKind
{
    /// <summary>Area of a band.</summary>
    Band,

    /// <summary>Line.</summary>
    Line,

    /// <summary>Bar.</summary>
    Bar,

    /// <summary>Whisker.</summary>
    Interval,
}
