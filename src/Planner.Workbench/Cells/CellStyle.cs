namespace Planner.Workbench.Cells;

/// <summary>How a cell looks. The default value is the terminal's own look.</summary>
/// <param name="Ink">Colour of the text.</param>
/// <param name="Marks">Bold, reverse and the like.</param>
/// <param name="Ground">Colour behind it.</param>
public readonly record struct CellStyle(CellInk Ink, CellMarks Marks = CellMarks.None, CellInk Ground = CellInk.Terminal)
{
    /// <summary>The terminal's own look.</summary>
    public static CellStyle Plain => default;

    /// <summary>Bold in the terminal's own colour.</summary>
    public static CellStyle Strong => new(CellInk.Terminal, CellMarks.Bold);

    /// <summary>For what matters less.</summary>
    public static CellStyle Quiet => new(CellInk.Faint);

    /// <summary>A colour of the 256-colour palette.</summary>
    /// <param name="number">0..255.</param>
    public static CellInk Palette(int number) => (CellInk)((int)CellInk.PaletteStart + number);

    /// <summary>The same look with further marks.</summary>
    /// <param name="marks">The marks to add.</param>
    public CellStyle With(CellMarks marks) => this with { Marks = Marks | marks };
}
