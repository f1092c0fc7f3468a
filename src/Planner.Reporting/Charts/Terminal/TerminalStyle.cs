namespace Planner.Reporting.Charts.Terminal;

/// <summary>What a terminal can show.</summary>
public enum TerminalStyle
{
    /// <summary>Unicode blocks and braille in 256 colours.</summary>
    Colour,

    /// <summary>Unicode without colour (NO_COLOR, pipes): shades tell the bands apart.</summary>
    Plain,

    /// <summary>ASCII only; letters lose their diacritics.</summary>
    Ascii,
}
