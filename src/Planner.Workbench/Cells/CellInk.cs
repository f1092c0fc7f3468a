namespace Planner.Workbench.Cells;

/// <summary>Colours of text, from the 16 every terminal has, so that the user's own theme decides the shades.</summary>
public enum CellInk : byte
{
    /// <summary>The terminal's own text colour.</summary>
    Terminal,

    /// <summary>Red.</summary>
    Red,

    /// <summary>Green.</summary>
    Green,

    /// <summary>Yellow.</summary>
    Yellow,

    /// <summary>Blue.</summary>
    Blue,

    /// <summary>Magenta.</summary>
    Magenta,

    /// <summary>Cyan.</summary>
    Cyan,
}
