namespace Planner.Workbench.Cells;

/// <summary>Marks of a cell besides its colour.</summary>
[Flags]
public enum CellMarks : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Bold.</summary>
    Bold = 1,

    /// <summary>Faint.</summary>
    Dim = 2,

    /// <summary>Text and ground exchanged: the selection, visible without colour.</summary>
    Reverse = 4,

    /// <summary>Underlined.</summary>
    Underline = 8,
}
