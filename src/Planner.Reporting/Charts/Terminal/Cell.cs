using System.Text;

namespace Planner.Reporting.Charts.Terminal;

/// <summary>One cell of a terminal. The default is an empty cell in the terminal's own colours.</summary>
/// <param name="Glyph">What stands in it; 0 for a space.</param>
/// <param name="Foreground">1 + colour of the 256-colour palette; 0 for the terminal's own.</param>
/// <param name="Background">Likewise.</param>
/// <param name="Bold">Whether it is bold.</param>
public readonly record struct Cell(Rune Glyph, ushort Foreground, ushort Background, bool Bold)
{
    /// <summary>The colour number as cells hold it.</summary>
    /// <param name="palette">Colour of the 256-colour palette.</param>
    public static ushort Colour(byte palette) => (ushort)(palette + 1);
}
