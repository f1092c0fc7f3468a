namespace Planner.Workbench.Cells;

/// <summary>
/// One place of the screen. The all-zero value is a blank in the terminal's own look, because a new array of cells never runs a constructor.
/// </summary>
/// <param name="Text">One grapheme cluster (NFC); null for a blank, the empty string for the right half of a wide cluster.</param>
/// <param name="Style">How it looks.</param>
public readonly record struct Cell(string? Text, CellStyle Style)
{
    /// <summary>Whether the cell is the right half of a wide cluster, which the left half paints.</summary>
    public bool Covered => Text is { Length: 0 };
}
