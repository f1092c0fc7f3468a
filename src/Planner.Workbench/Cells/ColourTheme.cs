namespace Planner.Workbench.Cells;

/// <summary>Sets of colours a user can choose between.</summary>
public enum ColourTheme
{
    /// <summary>For dark grounds.</summary>
    Dark,

    /// <summary>For light grounds.</summary>
    Light,

    /// <summary>The brightest colours and nothing faint.</summary>
    HighContrast,

    /// <summary>Colours that people with any form of colour blindness tell apart (Okabe and Ito's).</summary>
    ColourBlind,
}
