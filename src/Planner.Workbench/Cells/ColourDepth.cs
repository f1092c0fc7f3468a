namespace Planner.Workbench.Cells;

/// <summary>How many colours a terminal shows.</summary>
public enum ColourDepth
{
    /// <summary>None (NO_COLOR, a dumb terminal): bold, reverse and underline alone.</summary>
    None,

    /// <summary>The sixteen every terminal has.</summary>
    Sixteen,

    /// <summary>The 256-colour palette.</summary>
    Palette,

    /// <summary>24 bits.</summary>
    True,
}
