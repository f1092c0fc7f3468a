namespace Planner.Workbench.Cells;

/// <summary>How a cell looks. The default value is the terminal's own look.</summary>
/// <param name="Ink">Colour of the text.</param>
/// <param name="Marks">Bold, reverse and the like.</param>
public readonly record struct CellStyle(CellInk Ink, CellMarks Marks = CellMarks.None)
{
    /// <summary>The terminal's own look.</summary>
    public static CellStyle Plain => default;

    /// <summary>Bold in the terminal's own colour.</summary>
    public static CellStyle Strong => new(CellInk.Terminal, CellMarks.Bold);

    /// <summary>Faint, for what matters less.</summary>
    public static CellStyle Quiet => new(CellInk.Terminal, CellMarks.Dim);

    /// <summary>The same look with further marks.</summary>
    /// <param name="marks">The marks to add.</param>
    public CellStyle With(CellMarks marks) => this with { Marks = Marks | marks };
}
