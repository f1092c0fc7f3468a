namespace Planner.Workbench.Cells;

/// <summary>Kinds of places that answer a click.</summary>
public enum SpotKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A row of the list, or a cell of it.</summary>
    Row,

    /// <summary>A screen's tab.</summary>
    Tab,

    /// <summary>A key hint.</summary>
    Hint,

    /// <summary>A row of what lies over the screen.</summary>
    OverlayRow,

    /// <summary>The heading of a column.</summary>
    Heading,

    /// <summary>A column of a chart's plot, or a row of it: how many columns (0 for a row), which one.</summary>
    Plot,
}
